// START HERE: this script lies in the folder of the book, so that where it runs, the whole was unpacked.
document.querySelector("[data-not-unpacked]").setAttribute("hidden", "");
document.querySelector("[data-unpacked]").removeAttribute("hidden");

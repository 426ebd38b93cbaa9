// From the page at the root to the start of the book: this script is there when the book's folder is.
location.replace(document.querySelector("a").href);

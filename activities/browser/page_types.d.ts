// What the type checker is to know of the page beyond the browser's own types.

// What a selector finds is what the page's template says: an input has a value, a time a date. The checker cannot know which, nor
// which sort of event a listener is called with, so of elements and events it takes any property. All else is held to its type.
interface EventTarget {
  [property: string]: any;
}

interface Event {
  [property: string]: any;
}

interface Window {
  workshopSearch: any; // what the index and the texts of the search call
}

/** A block of a document that leaves an activity; `docx.js` says which sorts there are and what each holds. */
interface Block {
  type: string;
  [part: string]: any;
}

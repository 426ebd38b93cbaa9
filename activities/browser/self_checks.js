// What a chapter's self-check keeps, for the chapter itself and for the path through all of them.

/** Whether the reader has asked what we say to this question. */
export const comparedKey = (question) => `${question}/compared`;

/** The chapter that was open last, so that the self-study page can lead back to it: the name of a comfort of the device. */
export const LAST = "study:last";

export const shapeOfCheck = (key) => (key === comparedKey(key.split("/")[0]) ? "flag" : "text");

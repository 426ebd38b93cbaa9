// What a reader keeps of the chapters: which were read, and what was answered in a self-check. A chapter, the path through
// all of them and the lists at the side show the same marks.

/** The activity under which it is kept which chapters were read. */
export const STUDY = "self-study";

/** Whether a chapter was read: marked so by the reader, in the chapter or on the path. Answers alone do not mark it. */
export const readKey = (chapter) => `read/${chapter}`;

/** Whether the reader has asked what we say to this question. */
export const comparedKey = (question) => `${question}/compared`;

/** The chapter that was open last, so that the self-study page can lead back to it: the name of a comfort of the device. */
export const LAST = "study:last";

export const shapeOfCheck = (key) => (key === comparedKey(key.split("/")[0]) ? "flag" : "text");

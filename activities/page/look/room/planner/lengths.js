// How long a block takes: its own minutes, and more where what is said in it is said in two languages. Pure.
import { readStart } from "../clock.js";

export const SHORTEST = 5; // minutes; the step of everything that people set
export const LONGEST = 240; // as a row of a plan may have
export const FACTORS = [1, 1.25, 1.5, 2];
// What is interpreted: people talk in it at length. A welcome is short, and a break needs no interpreter.
const TALKED = ["talk", "activity", "recap", "video", "discussion"];

export const toFive = (minutes) => Math.round(minutes / 5) * 5;
const within = (minutes) => Math.min(LONGEST, Math.max(SHORTEST, minutes));

export const isInterpreted = ({ form }) => TALKED.includes(form);

/** The minutes that a block takes with a factor of language support, to the nearest five where that changes them. */
export function lengthOf(block, factor) {
  if (factor === 1 || !isInterpreted(block)) return Math.round(block.minutes);
  return within(toFive(block.minutes * factor));
}

/** The block's own minutes, so that with this factor it takes `minutes`. */
export function ownMinutes(block, minutes, factor) {
  const taken = within(Math.round(minutes));
  return factor === 1 || !isInterpreted(block) ? taken : taken / factor;
}

const two = (number) => String(number).padStart(2, "0");
/** 09:30 of 570; past midnight it goes on from 00:00. */
export const wordClock = (minutes) => `${two(Math.floor(minutes / 60) % 24)}:${two(minutes % 60)}`;
/** 570 of "09:30"; null for anything else. */
export const readClock = (text) => readStart(text);
/** 5:45 of 345 minutes. */
export const wordHours = (minutes) => `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;

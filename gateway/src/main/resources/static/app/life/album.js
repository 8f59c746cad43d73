/** All there is to reach, as the server names it, the nearest first. */
export const ACHIEVEMENTS = [
  "first-meal",
  "first-stroke",
  "first-game",
  "first-talk",
  "very-happy",
  "first-purchase",
  "first-holiday",
  "dressed-up",
  "week-together",
  "collector",
  "saver",
  "grown-up",
  "hundred-strokes",
  "hundred-meals",
  "hundred-talks",
  "hundred-games",
  "month-together",
  "wise",
];

/** What was reached, the latest first, and what is still ahead: `{ reached: [{ key, at }], ahead: [key] }`. */
export function albumOf(pet) {
  const reached = [...(pet.achievements ?? [])].reverse();
  const keys = new Set(reached.map(({ key }) => key));
  return { reached, ahead: ACHIEVEMENTS.filter((key) => !keys.has(key)) };
}

/** How far a pet has grown from its stage to the next, from 0 to 1; 1 when there is none after it. */
export function growthOf({ days, next }) {
  return next ? Math.min(1, days / (days + next.days)) : 1;
}

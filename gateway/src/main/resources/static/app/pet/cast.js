/** The bands of mood from worst to best; one word for the state of the room's colours. */
export const BANDS = ["very-angry", "bored", "satisfied", "very-happy"];

/** From here on down the pet is too tired to play, and sleeps when left alone. */
export const TIRED_BELOW = 3;

/**
 * How the pet holds itself when nobody does anything.
 * @param state the server's numbers, or null while they are on their way
 */
export function restingPose(state) {
  return state && state.energy < TIRED_BELOW ? "sleep" : "idle";
}

/** The suggestions for a picture that fit the pet's state, as message keys, the most fitting first. */
export function pictureIdeas(pet, hour) {
  const ideas = [];
  if (pet) {
    const { state } = pet;
    if (state.hunger >= 6) ideas.push("feast");
    if (state.energy < TIRED_BELOW) ideas.push("asleep");
    if (state.band === "very-happy") ideas.push("dancing");
    if (state.band === "bored" || state.band === "very-angry") ideas.push("adventure");
  }
  ideas.push(hour >= 18 || hour < 6 ? "moon" : "meadow", "sea", "snow", "library");
  return [...new Set(ideas)].slice(0, 4);
}

/** Where a pet in its hotel is drawn: by the sea. */
const HOTEL = "beach";

/**
 * The drawn place in which a pet is: what its style says, or null for the plain room.
 * @param worn what it wears, or tries on
 */
export function placeOf(pet, worn = pet.worn) {
  if (pet.pausedAt) return HOTEL;
  return worn?.find((item) => item.startsWith("scene-"))?.slice("scene-".length) ?? null;
}

/** What the owner can do again before long, the soonest first: `{ key, at }`. The end of a run is no call to duty. */
export const chancesOf = (pet) => (pet.upcoming ?? []).filter(({ key }) => key !== "streak");

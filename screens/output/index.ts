export type { Abilities } from './abilities.js';
export { abilitiesOf } from './abilities.js';
export { Glyphs } from './glyph.js';
export { Picture } from './picture.js';

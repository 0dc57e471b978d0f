import { powerCutTests } from './power-cut.js';

describe('classic: power cut', () => {
  powerCutTests('classic');
});

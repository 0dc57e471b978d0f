import { powerCutTests } from './power-cut.js';

describe('networkd: power cut', () => {
  powerCutTests('networkd');
});

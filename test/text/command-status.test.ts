import { resetStoryWords } from '../../src/text/index.js';

test('overridden hazards are told in words, those of a later version by their code', () => {
  expect(resetStoryWords.overridden(['ha.armed', 'cluster.enabled', 'names.reset'])).toBe(
    'It was begun despite: high availability (HA) armed; clustering on a PIF of this ' +
      'host; names.reset.',
  );
});

import { packageStory } from '../support/package-story.js';

packageStory('deb');

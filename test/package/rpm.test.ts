import { packageStory } from '../support/story/package-story.js';

packageStory('rpm');

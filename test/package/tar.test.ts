import { packageStory } from '../support/package-story.js';

packageStory('tar.xz');

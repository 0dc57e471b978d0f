import type { Area, DialogueView } from '../../src/console/index.js';
import type { Canvas } from './canvas.js';
import { drawChoice } from './choice.js';
import { drawForm } from './form.js';
import { drawPage } from './page.js';
import { drawProgress } from './progress.js';

/**
 * Draws a dialogue inside the frame. The frame has the title and the key help. Returns how many
 * rows of its text have no room.
 */
export function drawDialogue(canvas: Canvas, dialogue: DialogueView, area: Area): number {
  switch (dialogue.kind) {
    case 'choice':
      return drawChoice(canvas, dialogue, area);
    case 'form':
      return drawForm(canvas, dialogue, area);
    case 'page':
      drawPage(canvas, dialogue, area);
      return 0;
    case 'progress':
      return drawProgress(canvas, dialogue, area);
  }
}

import type { Area, DialogueView } from '../../src/console/index.js';
import type { Canvas } from './canvas.js';
import { drawChoice } from './choice.js';
import { drawForm } from './form.js';
import { drawPage } from './page.js';
import { drawProgress } from './progress.js';

/** Draws a dialogue inside the frame. The frame has the title and the key help. */
export function drawDialogue(canvas: Canvas, dialogue: DialogueView, area: Area): void {
  switch (dialogue.kind) {
    case 'choice':
      drawChoice(canvas, dialogue, area);
      return;
    case 'form':
      drawForm(canvas, dialogue, area);
      return;
    case 'page':
      drawPage(canvas, dialogue, area);
      return;
    case 'progress':
      drawProgress(canvas, dialogue, area);
  }
}

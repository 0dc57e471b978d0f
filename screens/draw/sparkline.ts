import Sparkline from 'blessed-contrib/lib/widget/sparkline';

/** Rows of the widget's content before its curve: an empty one and the title. */
const rowsBefore = 2;

/**
 * Values as a curve of block elements, one cell for each: blessed-contrib's sparkline without its
 * box.
 */
export function sparkline(values: readonly number[]): string {
  let content = '';
  Sparkline.prototype.setData.call(
    {
      options: { style: { titleFg: 'white' } },
      width: values.length + 2,
      setContent: (text) => {
        content = text;
      },
    },
    [''],
    [values],
  );
  return content.split('\r\n')[rowsBefore] ?? '';
}

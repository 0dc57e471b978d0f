/**
 * The only widget of blessed-contrib in use, by its deep path. Loading the whole package would cost
 * a tenth of a second and 13 MB.
 */
declare module 'blessed-contrib/lib/widget/sparkline' {
  /** The parts of the widget that its `setData` uses. */
  interface SparklineCore {
    readonly options: { readonly style: { readonly titleFg: string } };
    /** The widget shows at most this many values, less two. */
    readonly width: number;
    setContent(content: string): void;
  }
  const Sparkline: {
    readonly prototype: {
      setData(
        this: SparklineCore,
        titles: readonly string[],
        datasets: readonly (readonly number[])[],
      ): void;
    };
  };
  export default Sparkline;
}

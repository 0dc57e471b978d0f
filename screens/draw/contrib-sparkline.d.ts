/**
 * The one widget of blessed-contrib that is used, by its deep path: the whole package would cost a
 * tenth of a second and 13 MB.
 */
declare module 'blessed-contrib/lib/widget/sparkline' {
  /** What of the widget its `setData` touches. */
  interface SparklineCore {
    readonly options: { readonly style: { readonly titleFg: string } };
    /** Values beyond this many, less two, are left out. */
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

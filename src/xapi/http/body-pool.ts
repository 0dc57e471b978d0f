/** Memory is handed out in pieces of this size. */
const SLAB = 16_384;

/** A body that is coming in. */
export interface BodyBuffer {
  /** Adds the next part. */
  append(part: Buffer): void;
  /** The whole body, in memory that is used again: valid only until the next `await`. */
  whole(): Buffer;
  /** Gives the memory back. A second call does nothing. */
  release(): void;
}

/**
 * The memory for all bodies that are coming in. It is used over and over, so what clients send
 * makes no garbage. The cost does not depend on when the garbage collector runs. When all memory is
 * in use, the bodies that began first lose theirs.
 */
export class BodyPool {
  private readonly free: Buffer[] = [];
  private made = 0;
  /** The bodies with memory, in the order in which they began. */
  private readonly holders = new Map<SlabBuffer, () => void>();
  private readonly scratch: Buffer;

  /** `limit` is the most bytes for all bodies together, and `longest` the most for one. */
  constructor(
    private readonly limit: number,
    longest: number,
  ) {
    this.scratch = Buffer.alloc(longest);
  }

  /** Begins a body. `evict` is called when the body loses its memory. */
  begin(evict: () => void): BodyBuffer {
    const slabs: SlabBuffer = new SlabBuffer(
      this.scratch,
      () => this.take(slabs),
      (given) => {
        this.holders.delete(slabs);
        this.free.push(...given);
      },
    );
    this.holders.set(slabs, evict);
    return slabs;
  }

  private take(taker: SlabBuffer): Buffer {
    for (const [holder, evict] of this.holders) {
      if (this.free.length > 0 || this.made + SLAB <= this.limit) break;
      if (holder === taker) continue;
      holder.release();
      evict();
    }
    const slab = this.free.pop();
    if (slab !== undefined) return slab;
    this.made += SLAB;
    return Buffer.allocUnsafeSlow(SLAB);
  }
}

class SlabBuffer implements BodyBuffer {
  private slabs: Buffer[] = [];
  private length = 0;
  private released = false;

  constructor(
    private readonly scratch: Buffer,
    private readonly take: () => Buffer,
    private readonly give: (slabs: readonly Buffer[]) => void,
  ) {}

  append(part: Buffer): void {
    for (let at = 0; at < part.length && !this.released;) {
      const used = this.length % SLAB;
      if (used === 0) this.slabs.push(this.take());
      const copied = Math.min(SLAB - used, part.length - at);
      this.slabs.at(-1)?.set(part.subarray(at, at + copied), used);
      this.length += copied;
      at += copied;
    }
  }

  whole(): Buffer {
    for (const [index, slab] of this.slabs.entries())
      this.scratch.set(slab.subarray(0, Math.min(SLAB, this.length - index * SLAB)), index * SLAB);
    return this.scratch.subarray(0, this.length);
  }

  release(): void {
    if (this.released) return;
    this.released = true;
    this.give(this.slabs);
    this.slabs = [];
    this.length = 0;
  }
}

import { engineMessage } from './engine-message.js';

/** Thrown when a release cannot be made for want of room: on the disk that it is written to, or in memory. */
export class NoRoom extends Error {
  override readonly name = 'NoRoom';
  constructor(readonly of: 'disk' | 'memory') {
    super(
      of === 'disk' ? 'The disk is full.' : 'There is not enough memory, nor room on disk to do without.'
    );
  }
}

/** What the engine says of a disk or a quota that is full, and of memory. */
const DISK = /no space left|enospc|disk quota|file too large|disk is full/i;
const MEMORY = /^(\w+ ?Error: )?Out of Memory/i;

/** The want of room that an error of the engine tells of; null when it is another error. */
export function noRoom(error: unknown): NoRoom | null {
  if (error instanceof NoRoom) return error;
  const text = engineMessage(error);
  if (DISK.test(text)) return new NoRoom('disk');
  return MEMORY.test(text) ? new NoRoom('memory') : null;
}

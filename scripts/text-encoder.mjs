/** jsdom has none; browsers and Node do. */
import { TextEncoder } from 'node:util';

Object.assign(globalThis, { TextEncoder });

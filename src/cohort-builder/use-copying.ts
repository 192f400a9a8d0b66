import { useMemo } from 'react';
import { nodesOf, partWords, pasteInto, type Cohort, type Room } from '@cohortlab/sdk';
import type { Trans } from '../components';
import type { CohortActions } from './actions';
import { MIME, readCopied, written } from './copied';
import { lineOf } from './place';
import type { CohortSession } from './session';

/** Copies and pastes of one view; each paste is one step of undo. */
export interface Copying {
  /** What the clipboard gets of a node: by type, the readable words among them. */
  readonly dataOf: (id: string) => ReadonlyMap<string, string>;
  readonly copy: (id: string) => void;
  /** Puts what was copied last in this window somewhere; said nowhere, as a group or step of its own. */
  readonly paste: (room?: Room) => void;
  /** The same with data that the browser hands over; false when that is no cohort. */
  readonly pasteData: (data: string, room?: Room) => boolean;
}

export interface CopyingOptions {
  readonly trans: Trans;
  readonly session: CohortSession;
  readonly cohort: Cohort;
  readonly actions: CohortActions;
  /** Says something that concerns the whole view. */
  readonly tell: (text: string) => void;
}

/** Copies nodes of a cohort, and pastes those of any other. */
export function useCopying({ trans, session, cohort, actions, tell }: CopyingOptions): Copying {
  return useMemo(() => {
    const dataOf = (id: string): ReadonlyMap<string, string> => {
      const data = written(cohort, id, session.path);
      const words = partWords(cohort, id);
      return new Map(
        data === null
          ? []
          : [
              [MIME, data],
              ['text/plain', words ? lineOf(words) : '']
            ]
      );
    };
    const pasteData = (data: string, room?: Room): boolean => {
      const copied = readCopied(data, session.path);
      if (!copied) {
        return false;
      }
      const own: Room = { kind: cohort.kind === 'events' ? 'step' : 'include' };
      const there = room?.kind === 'group' ? nodesOf(cohort).some(({ node }) => node.id === room.id) : true;
      const put = (into: Room): boolean => {
        const pasted = pasteInto(cohort, copied, into);
        return pasted !== cohort && session.model.edit(each => pasteInto(each, copied, into));
      };
      const done = put(there ? (room ?? own) : own) || put(own);
      tell(
        done
          ? trans.__('Pasted.')
          : copied.kind === 'events' && cohort.kind === 'people'
            ? trans.__(
                'What was copied asks for something around day 0, and this cohort has none. Make one of its groups day 0 first.'
              )
            : trans.__('What was copied cannot stand here.')
      );
      return true;
    };
    return {
      dataOf,
      pasteData,
      copy: id => {
        actions.copyData(dataOf(id));
        tell(trans.__('Copied. Paste it into this cohort or another one.'));
      },
      paste: room => {
        const data = actions.copied(MIME);
        if (data === null || !pasteData(data, room)) {
          tell(trans.__('Nothing of a cohort was copied yet.'));
        }
      }
    };
  }, [trans, session, cohort, actions, tell]);
}

import React from 'react';
import type { LintRemark, List, Statement, Words } from '@cohortlab/sdk';
import { type Trans } from '../components';

/** A definition in words: a heading and its sentences for each section. */
export function WordsView({ words }: { readonly words: Words }): React.JSX.Element {
  return (
    <>
      {words.sections.map(({ heading, statements }) => (
        <section key={heading} className="jp-Cohortlab-words" aria-label={heading}>
          <h2 className="jp-Cohortlab-heading">{heading}</h2>
          {statements.map((statement, index) => (
            <div key={index}>{said(statement)}</div>
          ))}
        </section>
      ))}
    </>
  );
}

function said({ text, list }: Statement): React.JSX.Element {
  return (
    <>
      <p>{text}</p>
      {list && <Items list={list} />}
    </>
  );
}

function Items({ list: { ordered, items } }: { readonly list: List }): React.JSX.Element {
  const entries = items.map(({ text, list }, index) => (
    <li key={index}>
      {text}
      {list && <Items list={list} />}
    </li>
  ));
  return ordered ? <ol>{entries}</ol> : <ul>{entries}</ul>;
}

export interface RemarksViewProps {
  readonly trans: Trans;
  readonly remarks: readonly LintRemark[];
}

/** What is odd about a definition, the worst first; nothing where nothing is. */
export function RemarksView({ trans, remarks }: RemarksViewProps): React.JSX.Element | null {
  if (remarks.length === 0) {
    return null;
  }
  const heading = trans.__('Remarks');
  const words: Record<LintRemark['severity'], string> = {
    error: trans.__('Error'),
    warning: trans.__('Warning'),
    note: trans.__('Note')
  };
  return (
    <section className="jp-Cohortlab-words" aria-label={heading}>
      <h2 className="jp-Cohortlab-heading">{heading}</h2>
      <ul>
        {remarks.map(({ severity, path, message, wayOut }, index) => (
          <li key={index} data-severity={severity}>
            <strong>{words[severity]}</strong> <code>{path}</code>: {message} {wayOut}
          </li>
        ))}
      </ul>
    </section>
  );
}

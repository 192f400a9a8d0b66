import React, { useEffect, useId, useState } from 'react';

export interface CommitFieldProps {
  readonly value: string;
  /** The accessible name. */
  readonly label: string;
  readonly placeholder?: string;
  readonly className: string;
  readonly maxLength: number;
  readonly readOnly?: boolean;
  /** What is wrong with a text, as a sentence; null when it can be taken. */
  readonly problem?: (text: string) => string | null;
  readonly onCommit: (text: string) => void;
}

/** A text that is taken on Enter or when the field is left: one step of undo per text, not per letter. */
export function CommitField(props: CommitFieldProps): React.JSX.Element {
  const { value, label, placeholder, className, maxLength, readOnly, problem, onCommit } = props;
  const [text, setText] = useState(value);
  const id = useId();
  useEffect(() => setText(value), [value]);
  const wrong = text === value ? null : (problem?.(text.trim()) ?? null);
  const commit = (): void => {
    const wanted = text.trim();
    if (wanted === '' || wanted === value || wrong !== null) {
      setText(value);
    } else {
      onCommit(wanted);
    }
  };
  return (
    <>
      <input
        className={className}
        aria-label={label}
        placeholder={placeholder}
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? undefined : id}
        maxLength={maxLength}
        spellCheck={false}
        readOnly={readOnly}
        value={text}
        onChange={event => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
            commit();
          } else if (event.key === 'Escape') {
            setText(value);
          }
        }}
      />
      {wrong !== null && (
        <p id={id} className="jp-Cohortlab-dataset-warning" role="alert">
          {wrong}
        </p>
      )}
    </>
  );
}

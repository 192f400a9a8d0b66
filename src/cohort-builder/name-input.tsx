import React, { useEffect, useState } from 'react';

export interface NameInputProps {
  readonly label: string;
  readonly name: string;
  /** What stands there while there is no name. */
  readonly placeholder: string;
  readonly onRename: (name: string) => void;
}

/** A name, taken on Enter or when the field is left; Escape takes it back. */
export function NameInput({ label, name, placeholder, onRename }: NameInputProps): React.JSX.Element {
  const [text, setText] = useState(name);
  useEffect(() => setText(name), [name]);
  return (
    <input
      className="jp-Cohortlab-step-name"
      aria-label={label}
      title={text || placeholder}
      placeholder={placeholder}
      maxLength={300}
      spellCheck={false}
      value={text}
      onChange={event => setText(event.target.value)}
      onBlur={() => text.trim() !== name && onRename(text.trim())}
      onKeyDown={event => {
        if (event.key === 'Enter') {
          event.currentTarget.blur();
        } else if (event.key === 'Escape') {
          setText(name);
        }
      }}
    />
  );
}

import { useState, type FocusEvent, type FormEvent } from 'react';

/** Handlers for the element around all fields of a view. */
export interface TypingHandlers {
  readonly onFocus: (event: FocusEvent) => void;
  readonly onInput: (event: FormEvent) => void;
  readonly onBlur: () => void;
}

/** Whether somebody types in a text field: undo belongs to the field then, and to the view otherwise. */
export function useTyping(): [typing: boolean, handlers: TypingHandlers] {
  const [typing, setTyping] = useState(false);
  return [
    typing,
    {
      onFocus: event => setTyping(isTextField(event.target)),
      onInput: event => setTyping(isTextField(event.target as Element)),
      onBlur: () => setTyping(false)
    }
  ];
}

/** An empty field has nothing of its own to undo. */
function isTextField(element: Element): boolean {
  return (
    element instanceof HTMLInputElement &&
    !['checkbox', 'radio'].includes(element.type) &&
    element.value !== ''
  );
}

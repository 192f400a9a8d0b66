import { LabIcon } from '@jupyterlab/ui-components';

/** Two people, one of them marked: those who are in. */
const cohort = `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24">
  <g class="jp-icon3" fill="#616161">
    <circle cx="8.5" cy="8" r="3.5"/>
    <path d="M1.5 20v-1.5C1.5 15.4 4.6 13 8.5 13c1.6 0 3.1.4 4.3 1.1a6.5 6.5 0 0 0-1.3 5.9z"/>
    <path d="M15.6 4.6a3.5 3.5 0 1 1-1.8 6.6 5.4 5.4 0 0 0 1.8-6.6z"/>
  </g>
  <path class="jp-icon-brand0" fill="#0d47a1" d="M17.5 13.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9zm-.7 6.6l3-3-.9-.9-2.1 2.1-.9-.9-.9.9z"/>
</svg>`;

/** A list of concepts, one below the other in a hierarchy. */
const concepts = `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24">
  <g class="jp-icon3" fill="#616161">
    <path d="M4 3h7v5H4zM13 10h7v5h-7zM13 17h7v5h-7z"/>
    <path d="M6.8 8h1.4v3.8H13v1.4H8.2v5.6H13v1.4H6.8z"/>
  </g>
</svg>`;

/** The cohort: its panel, its files. */
export const cohortIcon = new LabIcon({ name: 'cohortlab:cohort', svgstr: cohort });

/** A concept set in a file of its own. */
export const conceptsIcon = new LabIcon({ name: 'cohortlab:concepts', svgstr: concepts });

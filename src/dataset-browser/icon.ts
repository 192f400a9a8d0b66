import { LabIcon } from '@jupyterlab/ui-components';

/** Tables in a drum of data, one of them picked: what there is, and what is taken of it. */
const dataset = `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24">
  <g class="jp-icon3" fill="#616161">
    <path d="M11 2c4.4 0 8 1.3 8 3s-3.6 3-8 3-8-1.3-8-3 3.6-3 8-3z"/>
    <path d="M3 7.4C4.5 8.7 7.5 9.4 11 9.4s6.500-.7 8-2v3.300a7 7 0 0 0-7.600 3.300H11c-4.400 0-8-1.300-8-3z"/>
    <path d="M3 13.400c1.500 1.300 4.400 2 7.700 2a7 7 0 0 0 .3 4.600c-4.400 0-8-1.300-8-3z"/>
  </g>
  <path class="jp-icon-brand0" fill="#0d47a1" d="M13 13h9v9h-9zm1.400 3.100v1.600h2.500v-1.600zm3.800 0v1.600h2.400v-1.600zm-3.800 2.900v1.600h2.500V19zm3.800 0v1.600h2.400V19z"/>
</svg>`;

/** The dataset: its panel, its files. */
export const datasetIcon = new LabIcon({ name: 'cohortlab:dataset', svgstr: dataset });

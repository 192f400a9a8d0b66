import type { z } from 'zod';
import {
  Agreement,
  AgreementRequest,
  Attrition,
  BundleRequest,
  CheckedDefinition,
  CanonicalRequest,
  CanonicalText,
  CohortSql,
  CohortWords,
  DefinitionFacts,
  DefinitionRequest,
  Description,
  ExactCount,
  KeptPeople,
  QueryState,
  RowsRequest,
  DisplayedAttrition,
  SqlRequest,
  UploadedPeople
} from './kernel.js';
import {
  AttritionAnswer,
  BreakdownAnswer,
  ConceptCard,
  ConceptRequest,
  CountAnswer,
  CountRequest,
  StatementRequest
} from './panel.js';
import { ReleaseCard, ReleaseList, ReleaseSummary } from './release.js';
import { Health } from './service.js';
import {
  ConceptStatistics,
  PhysicalMeasurements,
  Plausibility,
  SurveyAnswer,
  SurveyList,
  TableRequest,
  TableStatistics
} from './statistics.js';
import {
  CodesAnswer,
  CodesRequest,
  ConceptSetAnswer,
  ConceptSetRequest,
  ConceptSetsAnswer,
  ConceptSetsRequest,
  ExactCodesAnswer,
  ExactConceptSet,
  ExactSearchAnswer,
  LineageAnswer,
  RelativesAnswer,
  RelativesRequest,
  SearchAnswer,
  SearchRequest
} from './vocabulary.js';

/** One route: what goes in, what comes out. `:name` parts are path parameters. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  /** `arrow` is an Arrow IPC stream of spans of people: `person_id`, `cohort_start_date`, `cohort_end_date`. */
  readonly body: z.ZodType | 'arrow' | null;
  /** `arrow` is an Arrow IPC stream with the headers of `HEADERS`. */
  readonly answer: z.ZodType | 'arrow';
}

const shared = {
  health: {
    method: 'GET',
    path: '/health',
    summary: 'Is the service there, and which version?',
    body: null,
    answer: Health
  },
  releases: {
    method: 'GET',
    path: '/releases',
    summary: 'The releases on offer.',
    body: null,
    answer: ReleaseList
  }
} as const satisfies Record<string, Route>;

/** What `panel.sock` answers: aggregates through the disclosure door, nothing else. */
export const PANEL_ROUTES = {
  ...shared,
  card: {
    method: 'GET',
    path: '/releases/:release',
    summary: 'What there is in a release.',
    body: null,
    answer: ReleaseCard
  },
  reload: {
    method: 'POST',
    path: '/releases/:release/reload',
    summary: 'Open the file that lies at the path now.',
    body: null,
    answer: ReleaseSummary
  },
  search: {
    method: 'POST',
    path: '/releases/:release/search',
    summary: 'Find concepts.',
    body: SearchRequest,
    answer: SearchAnswer
  },
  concept: {
    method: 'POST',
    path: '/releases/:release/concept',
    summary: 'The card of one concept.',
    body: ConceptRequest,
    answer: ConceptCard
  },
  relatives: {
    method: 'POST',
    path: '/releases/:release/concept/relatives',
    summary: 'Concepts above or below a concept, or at the other end of a mapping.',
    body: RelativesRequest,
    answer: RelativesAnswer
  },
  lineage: {
    method: 'POST',
    path: '/releases/:release/concept/lineage',
    summary: 'The paths from a concept to the roots.',
    body: ConceptRequest,
    answer: LineageAnswer
  },
  codes: {
    method: 'POST',
    path: '/releases/:release/concepts/codes',
    summary: 'What each line of a pasted list of codes, ids and names is.',
    body: CodesRequest,
    answer: CodesAnswer
  },
  resolve: {
    method: 'POST',
    path: '/releases/:release/concepts/resolve',
    summary: 'What a concept set resolves to.',
    body: ConceptSetRequest,
    answer: ConceptSetAnswer
  },
  compare: {
    method: 'POST',
    path: '/releases/:release/concepts/compare',
    summary: 'How two concept sets differ.',
    body: ConceptSetsRequest,
    answer: ConceptSetsAnswer
  },
  count: {
    method: 'POST',
    path: '/releases/:release/count',
    summary: 'People of a cohort and of its parts.',
    body: CountRequest,
    answer: CountAnswer
  },
  breakdown: {
    method: 'POST',
    path: '/releases/:release/breakdown',
    summary: "A cohort's people by sex and age.",
    body: CountRequest,
    answer: BreakdownAnswer
  },
  attrition: {
    method: 'POST',
    path: '/releases/:release/attrition',
    summary: 'Who is left after each step of a cohort.',
    body: CountRequest,
    answer: AttritionAnswer
  },
  sql: {
    method: 'POST',
    path: '/releases/:release/sql',
    summary: 'The SQL of a cohort or of one table of a dataset; nobody is counted.',
    body: StatementRequest,
    answer: CohortSql
  },
  tableStatistics: {
    method: 'POST',
    path: '/releases/:release/statistics/table',
    summary: 'What there is in a table and its columns.',
    body: TableRequest,
    answer: TableStatistics
  },
  conceptStatistics: {
    method: 'POST',
    path: '/releases/:release/statistics/concept',
    summary: 'When a concept is recorded, and with what values.',
    body: ConceptRequest,
    answer: ConceptStatistics
  },
  surveys: {
    method: 'GET',
    path: '/releases/:release/statistics/surveys',
    summary: 'The modules of surveys.',
    body: null,
    answer: SurveyList
  },
  survey: {
    method: 'POST',
    path: '/releases/:release/statistics/survey',
    summary: 'A module of a survey as a questionnaire.',
    body: ConceptRequest,
    answer: SurveyAnswer
  },
  physicalMeasurements: {
    method: 'GET',
    path: '/releases/:release/statistics/physical',
    summary: 'What is measured of everyone.',
    body: null,
    answer: PhysicalMeasurements
  },
  plausibility: {
    method: 'GET',
    path: '/releases/:release/statistics/plausibility',
    summary: 'What is odd about the records of a release.',
    body: null,
    answer: Plausibility
  }
} as const satisfies Record<string, Route>;

/** What `kernel.sock` answers to a caller with the kernel token. */
export const KERNEL_ROUTES = {
  ...shared,
  search: {
    method: 'POST',
    path: '/releases/:release/search',
    summary: 'Find concepts, with exact numbers.',
    body: SearchRequest,
    answer: ExactSearchAnswer
  },
  codes: {
    method: 'POST',
    path: '/releases/:release/concepts/codes',
    summary: 'What each line of a list of codes, ids and names is, with exact numbers.',
    body: CodesRequest,
    answer: ExactCodesAnswer
  },
  resolve: {
    method: 'POST',
    path: '/releases/:release/concepts/resolve',
    summary: 'What a concept set resolves to, with exact numbers.',
    body: ConceptSetRequest,
    answer: ExactConceptSet
  },
  describe: {
    method: 'POST',
    path: '/releases/:release/describe',
    summary: 'What a lazy object says of itself.',
    body: DefinitionRequest,
    answer: Description
  },
  count: {
    method: 'POST',
    path: '/releases/:release/count',
    summary: 'Exact counts of a cohort.',
    body: DefinitionRequest,
    answer: ExactCount
  },
  attrition: {
    method: 'POST',
    path: '/releases/:release/attrition',
    summary: 'Exact attrition of a cohort.',
    body: DefinitionRequest,
    answer: Attrition
  },
  stages: {
    method: 'POST',
    path: '/releases/:release/stages',
    summary: 'Attrition of a cohort as a display shows it.',
    body: DefinitionRequest,
    answer: DisplayedAttrition
  },
  sql: {
    method: 'POST',
    path: '/releases/:release/sql',
    summary: 'The SQL that answers for a cohort.',
    body: DefinitionRequest,
    answer: CohortSql
  },
  words: {
    method: 'POST',
    path: '/words',
    summary: 'A cohort in plain English; no release is asked.',
    body: DefinitionRequest,
    answer: CohortWords
  },
  canonical: {
    method: 'POST',
    path: '/canonical',
    summary: 'A definition as a panel writes it, checked; no release is asked.',
    body: CanonicalRequest,
    answer: CanonicalText
  },
  rows: {
    method: 'POST',
    path: '/releases/:release/rows',
    summary: "A cohort's rows or one table of a dataset.",
    body: RowsRequest,
    answer: 'arrow'
  },
  check: {
    method: 'POST',
    path: '/check',
    summary: 'Is a definition of any kind valid? No release is asked.',
    body: BundleRequest,
    answer: CheckedDefinition
  },
  remarks: {
    method: 'POST',
    path: '/releases/:release/remarks',
    summary: 'What is to know of a definition; nobody is counted.',
    body: DefinitionRequest,
    answer: DefinitionFacts
  },
  concepts: {
    method: 'POST',
    path: '/releases/:release/concepts',
    summary: 'The concepts that a concept set selects.',
    body: BundleRequest,
    answer: 'arrow'
  },
  select: {
    method: 'POST',
    path: '/releases/:release/select',
    summary: 'The rows of one SELECT of a person’s own.',
    body: SqlRequest,
    answer: 'arrow'
  },
  agreement: {
    method: 'POST',
    path: '/releases/:release/agreement',
    summary: 'Do plan, SQL and clients mean the same rows of a cohort?',
    body: AgreementRequest,
    answer: Agreement
  },
  keepPeople: {
    method: 'POST',
    path: '/releases/:release/people',
    summary: 'Keep people whom the kernel worked out.',
    body: 'arrow',
    answer: UploadedPeople
  },
  people: {
    method: 'GET',
    path: '/releases/:release/people/:id',
    summary: 'Are these people kept?',
    body: null,
    answer: KeptPeople
  },
  dropPeople: {
    method: 'DELETE',
    path: '/releases/:release/people/:id',
    summary: 'Keep these people no longer.',
    body: null,
    answer: KeptPeople
  },
  query: {
    method: 'GET',
    path: '/queries/:query',
    summary: 'How far a query is.',
    body: null,
    answer: QueryState
  },
  cancel: {
    method: 'DELETE',
    path: '/queries/:query',
    summary: 'Stop a query.',
    body: null,
    answer: QueryState
  }
} as const satisfies Record<string, Route>;

import { tables } from './table.js';

/** The standardized vocabularies: nothing here is about a person. */
export const VOCABULARY = tables('vocabulary', {
  concept: {
    title: 'Concepts',
    meaning: 'Every entry of every vocabulary: diseases, drugs, tests, units.',
    columns: {
      concept_id: 'integer!',
      concept_name: 'string!',
      domain_id: 'string!',
      vocabulary_id: 'string!',
      concept_class_id: 'string!',
      standard_concept: 'string',
      concept_code: 'string!',
      valid_start_date: 'date!',
      valid_end_date: 'date!',
      invalid_reason: 'string'
    }
  },
  vocabulary: {
    title: 'Vocabularies',
    meaning: 'The vocabularies that concepts come from.',
    columns: {
      vocabulary_id: 'string!',
      vocabulary_name: 'string!',
      vocabulary_reference: 'string',
      vocabulary_version: 'string',
      vocabulary_concept_id: 'integer!'
    }
  },
  domain: {
    title: 'Domains',
    meaning: 'The domains that concepts belong to.',
    columns: {
      domain_id: 'string!',
      domain_name: 'string!',
      domain_concept_id: 'integer!'
    }
  },
  concept_class: {
    title: 'Concept classes',
    meaning: 'The kinds of concept inside a vocabulary.',
    columns: {
      concept_class_id: 'string!',
      concept_class_name: 'string!',
      concept_class_concept_id: 'integer!'
    }
  },
  concept_relationship: {
    title: 'Links between concepts',
    meaning: 'Links from concept to concept, such as from a source code to its standard concept.',
    columns: {
      concept_id_1: 'integer!',
      concept_id_2: 'integer!',
      relationship_id: 'string!',
      valid_start_date: 'date!',
      valid_end_date: 'date!',
      invalid_reason: 'string'
    }
  },
  relationship: {
    title: 'Kinds of link',
    meaning: 'The kinds of link between concepts.',
    columns: {
      relationship_id: 'string!',
      relationship_name: 'string!',
      is_hierarchical: 'string!',
      defines_ancestry: 'string!',
      reverse_relationship_id: 'string!',
      relationship_concept_id: 'integer!'
    }
  },
  concept_synonym: {
    title: 'Synonyms',
    meaning: 'Other names of concepts.',
    columns: {
      concept_id: 'integer!',
      concept_synonym_name: 'string!',
      language_concept_id: 'integer!'
    }
  },
  concept_ancestor: {
    title: 'Hierarchy',
    meaning: 'Every concept with everything above it, at any distance.',
    columns: {
      ancestor_concept_id: 'integer!',
      descendant_concept_id: 'integer!',
      min_levels_of_separation: 'integer!',
      max_levels_of_separation: 'integer!'
    }
  },
  source_to_concept_map: {
    title: 'Local mappings',
    meaning: 'Local codes and the concepts that they were mapped to.',
    columns: {
      source_code: 'string!',
      source_concept_id: 'integer!',
      source_vocabulary_id: 'string!',
      source_code_description: 'string',
      target_concept_id: 'integer!',
      target_vocabulary_id: 'string!',
      valid_start_date: 'date!',
      valid_end_date: 'date!',
      invalid_reason: 'string'
    }
  },
  drug_strength: {
    title: 'Drug strengths',
    meaning: 'How much of each ingredient a drug product holds.',
    columns: {
      drug_concept_id: 'integer!',
      ingredient_concept_id: 'integer!',
      amount_value: 'float',
      amount_unit_concept_id: 'integer',
      numerator_value: 'float',
      numerator_unit_concept_id: 'integer',
      denominator_value: 'float',
      denominator_unit_concept_id: 'integer',
      box_size: 'integer',
      valid_start_date: 'date!',
      valid_end_date: 'date!',
      invalid_reason: 'string'
    }
  }
});

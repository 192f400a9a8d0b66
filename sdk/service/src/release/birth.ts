const two = (column: string): string => `lpad(${column}::varchar, 2, '0')`;

/** The first day that a person can have been born, by what `person` tells: SQL over its columns. */
export const BIRTH = `coalesce(birth_datetime::date,
  try_cast(concat_ws('-', year_of_birth, coalesce(${two('month_of_birth')}, '01'),
    coalesce(if(month_of_birth is null, null, ${two('day_of_birth')}), '01')) as date),
  try_cast(year_of_birth || '-01-01' as date))`;

select person_id, observation_period_start_date
from observation_period
where person_id in (select person_id from person)
order by person_id, observation_period_start_date, observation_period_id

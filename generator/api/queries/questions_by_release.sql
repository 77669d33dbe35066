-- How many questions were asked and answered in each release, and how many stayed open.
select
  c.release as {release},
  c.date as {date},
  c.questions_asked as {questions_asked},
  c.questions_answered as {questions_answered},
  c.questions_open as {questions_open},
  c.questions_closed as {questions_closed}
from question_counts as c
order by c.number

-- The same job over CSV files made beforehand. `sqlite3 :memory: < peer.sql`, in the folder of the files.
.mode csv
.import schools.csv schools
.import letters.csv letters
.import conveyances.csv conveyances
.import inspections.csv inspections
.import school_work.csv school_work
.import forms.csv forms
create index by_school on schools (county, school);
create index by_letter on letters (county, school);
create index by_conveyance on conveyances (county, school);
create index by_inspection on inspections (county, school);
create index by_work on school_work (county, school);
create index by_form on forms (county, school);
create table findings (unit, what);
insert into findings select r.school, 'no such unit' from letters r left join schools s using (county, school)
  where r.school <> '' and s.school is null;
insert into findings select r.school, 'no such unit' from conveyances r left join schools s using (county, school)
  where s.school is null;
insert into findings select r.school, 'no such unit' from inspections r left join schools s using (county, school)
  where s.school is null;
insert into findings select r.school, 'no such unit' from school_work r left join schools s using (county, school)
  where s.school is null;
insert into findings select f.school, 'no such inspection' from forms f
  left join inspections i on i.county = f.county and i.school = f.school and i.done_on = f.inspected_on
  where i.school is null;
create table done as select county, school,
  (select max(upper_on, lower_on) from letters l where l.county = s.county and l.school = s.school) as signed,
  (select min(done_on) from conveyances c where c.county = s.county and c.school = s.school) as told,
  (select min(done_on) from inspections i where i.county = s.county and i.school = s.school
    and policy <> '' and safety_officer <> '' and complaint_officer <> '' and recruitment_vetting <> ''
    and education <> '' and key_areas <> '' and (s.dormitory = 'false'
    or dormitory_closed <> '' and dormitory_staff_female <> '' and dormitory_access <> '')) as inspected,
  (select min(done_on) from school_work w where w.county = s.county and w.school = s.school) as self_inspected,
  (select min(sent_on) from forms f where f.county = s.county and f.school = s.school) as sent
  from schools s;
insert into findings select school, 'letters' from done where signed is null or signed > '2019-08-05';
insert into findings select school, 'conveyances' from done where told is null or told > '2019-08-05';
insert into findings select school, 'inspections' from done where inspected is null or inspected > '2019-08-30';
insert into findings select school, 'school_work' from done where self_inspected is null or self_inspected > '2019-08-30';
.headers on
select county, count(*) as schools, count(signed) as signed, count(told) as told, count(inspected) as inspected,
  count(inspected is not null and sent is not null or null) as submitted,
  (select sum((policy = 'problem') + (safety_officer = 'problem') + (complaint_officer = 'problem')
    + (recruitment_vetting = 'problem') + (education = 'problem') + (key_areas = 'problem')
    + (dormitory_closed = 'problem') + (dormitory_staff_female = 'problem') + (dormitory_access = 'problem'))
   from inspections i where i.county = done.county) as problems
  from done group by county order by county;

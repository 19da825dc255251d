# What an office would write without shuangqian: load all, cross-check references, presence and deadlines, CSV by county.
import csv, datetime, os, sys, tomllib

root, as_of = sys.argv[1], datetime.date.fromisoformat(sys.argv[2])
day = datetime.date.fromisoformat


def load(folder):
    records = {}
    for at, _, names in os.walk(os.path.join(root, folder)):
        parts = tuple(os.path.relpath(at, root).split(os.sep)[1:])
        for name in names:
            with open(os.path.join(at, name), "rb") as file:
                records[parts + (name[:-5],)] = tomllib.load(file)
    return records


rounds, units, letters = load("rounds"), load("units"), load("letters")
conveyances, inspections = load("conveyances"), load("inspections")
school_work, submissions = load("school-work"), load("submissions")
findings = []
for kind in (letters, conveyances, inspections, school_work):
    for (number, *unit) in kind:
        if (number,) not in rounds:
            findings.append((number, unit, "no such round"))
        unit = unit if kind in (letters, school_work) else [unit[0], unit[1][11:]]
        if tuple(unit) not in units:
            findings.append((number, unit, "no such unit"))

number = max((n for n in rounds if rounds[n]["issued_on"] <= as_of), key=lambda n: rounds[n]["issued_on"])[0]
notice = rounds[(number,)]
deadlines = notice["deadlines"]
wanted = [i for i in notice["item"] if i.get("kind", "result") == "result" and i.get("column", True)]


def answered(row, school):
    for item in wanted:
        if item.get("applies") == "girls_dormitory" and not school.get("girls_dormitory"):
            continue
        if row.get("results", {}).get(item["key"], "not_checked") == "not_checked":
            return False
    return True


signed, told, inspected, self_inspected, submitted, problems = {}, {}, {}, {}, set(), {}
for (n, *unit), letter in letters.items():
    if n == number and "upper" in letter and "lower" in letter:
        signed[tuple(unit)] = max(letter["upper"]["signed_on"], letter["lower"]["signed_on"])
for (n, county, name) in conveyances:
    if n == number:
        unit, on = (county, name[11:]), day(name[:10])
        told[unit] = min(on, told.get(unit, on))
for (n, county, name), row in inspections.items():
    unit, on = (county, name[11:]), day(name[:10])
    if n == number and unit in units:
        problems[county] = problems.get(county, 0) + sum(a in ("partial", "problem") for a in row["results"].values())
        if answered(row, units[unit]):
            inspected[unit] = min(on, inspected.get(unit, on))
for (n, *unit), work in school_work.items():
    if n == number and "self_inspected_on" in work:
        self_inspected[tuple(unit)] = work["self_inspected_on"]
for (n, county, _), submission in submissions.items():
    for form in submission.get("forms", {}):
        if (n, county, form) not in inspections:
            findings.append((n, county, form, "no such inspection"))
        elif n == number and (county, form[11:]) in inspected:
            submitted.add((county, form[11:]))

rows = {}
for unit in units:
    row = rows.setdefault(unit[0], [0, 0, 0, 0, 0, 0])
    if len(unit) == 2:
        row[0] += 1
    row[4] += unit in submitted
    duties = ((1, "letters", signed), (2, "conveyances", told), (3, "inspections", inspected), (None, "school_work", self_inspected))
    for column, duty, done in duties:
        if len(unit) == 1 and duty != "letters":
            continue
        if unit in done:
            if column and len(unit) == 2:
                row[column] += 1
            if done[unit] > deadlines[duty]:
                findings.append((number, unit, duty + " late"))
        elif as_of > deadlines[duty]:
            findings.append((number, unit, duty + " overdue"))
for county, count in problems.items():
    rows[county][5] = count
out = csv.writer(sys.stdout, lineterminator="\n")
out.writerow(["county", "schools", "signed", "told", "inspected", "submitted", "problems"])
for county in sorted(rows):
    out.writerow([county] + rows[county])
for finding in findings:
    print(*finding, file=sys.stderr)

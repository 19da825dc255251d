//! `单位：沧县` and `时间：2019年8月12日` in the rows above a head row.

use crate::basics::fold::fold;
use crate::sheets::column::Column;
use crate::sheets::grid::Line;

/// What the title rows say for a column: `heading：value` in one cell, perhaps with other such pairs after it, or the
/// value in the next filled cell.
pub fn given(titles: &[Line], column: &Column, others: &[Column]) -> Option<String> {
    titles.iter().find_map(|line| {
        line.cells.iter().enumerate().find_map(|(place, cell)| {
            let value = value_in(cell, column, others)?;
            let next = || line.cells[place + 1..].iter().find(|cell| !cell.is_empty()).cloned();
            if value.is_empty() { next() } else { Some(value) }
        })
    })
}

/// The text between the column’s name with its colon and the next such name, or the end.
fn value_in(cell: &str, column: &Column, others: &[Column]) -> Option<String> {
    let parts: Vec<&str> = cell.split(['：', ':']).collect();
    let place =
        parts.iter().position(|part| ends_with_name_of(part, column)).filter(|place| place + 1 < parts.len())?;
    let value = parts[place + 1];
    if place + 2 == parts.len() {
        return Some(value.trim().to_owned());
    }
    // After the value comes the name of the next pair.
    let names = value.split_whitespace().map(fold).collect::<Vec<_>>();
    let is_name = names.last().is_some_and(|name| others.iter().any(|other| other.fits(name)) || names.len() > 1);
    let end = if is_name { value.trim_end().rfind(char::is_whitespace).unwrap_or(0) } else { value.len() };
    Some(value[..end].trim().to_owned())
}

fn ends_with_name_of(text: &str, column: &Column) -> bool {
    text.split_whitespace().last().is_some_and(|name| column.fits(&fold(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unit_and_day_are_found_in_title_rows() {
        let unit = Column::titled("单位", &["单位（盖章）"]);
        let day = Column::titled("时间", &["检查时间"]);
        let both = [unit.clone(), day.clone()];
        let cases: [(&[&str], &str, &str); 6] = [
            (&["单位：沧县", "", "时间：2019年8月12日"], "沧县", "2019年8月12日"),
            (&["单位: 沧县　　　　时间: 2019.8.12"], "沧县", "2019.8.12"),
            (&["单位：", "沧县", "检查时间：", "2019-08-12"], "沧县", "2019-08-12"),
            (&["单位（盖章）：沧县　填表人：张某　时间：2019-8-12"], "沧县", "2019-8-12"),
            (&["关于检查的表", "填表时间：2019-09-01", "单位：沧县"], "沧县", ""),
            (&["单位", "时间"], "", ""),
        ];
        for (cells, county, on) in cases {
            let line = Line { number: 1, cells: cells.iter().map(ToString::to_string).collect(), ..Line::default() };
            let found = |column| given(std::slice::from_ref(&line), column, &both).unwrap_or_default();
            assert_eq!((found(&unit).as_str(), found(&day).as_str()), (county, on), "{cells:?}");
        }
    }
}

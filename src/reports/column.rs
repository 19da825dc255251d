//! The columns of a report, so that no code can name one that the report does not have.

use crate::reports::{Cell, Table};
use std::marker::PhantomData;
use std::ops::Index;

/// The columns of a report; made by `columns!`, never by hand.
pub trait Column: Copy + 'static {
    /// Every column, in its order.
    const ALL: &'static [Self];

    /// What stands above it, exactly as the contract names it.
    fn heading(self) -> &'static str;
    /// Its place among all, from 0.
    fn place(self) -> usize;
    /// How much it weighs on a screen that is too narrow for all.
    fn weight(self) -> u8;
}

/// Declares an enum of the columns of a report, each with its heading and, where it has not the usual one, its weight.
macro_rules! columns {
    (@weight) => { $crate::reports::USUAL };
    (@weight $weight:literal) => { $weight };
    ($(#[$meta:meta])* $name:ident { $($column:ident = $heading:literal $(, $weight:literal)?;)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $(#[doc = $heading] $column,)+ }

        impl $crate::reports::Column for $name {
            const ALL: &'static [Self] = &[$($name::$column),+];
            fn heading(self) -> &'static str { match self { $($name::$column => $heading),+ } }
            fn place(self) -> usize { self as usize }
            fn weight(self) -> u8 { match self { $($name::$column => columns!(@weight $($weight)?)),+ } }
        }
    };
}
pub(super) use columns;

/// A table whose columns the code can name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableOf<C> {
    table: Table,
    columns: PhantomData<C>,
}

impl<C: Column> TableOf<C> {
    /// A table under all columns.
    pub fn under(name: &'static str, title: &str, rows: Vec<Vec<Cell>>) -> TableOf<C> {
        TableOf { table: under(name, title, C::ALL, rows), columns: PhantomData }
    }

    /// The rows.
    pub fn rows(&self) -> impl DoubleEndedIterator<Item = Row<'_, C>> + ExactSizeIterator {
        self.table.rows.iter().map(|cells| Row { cells, columns: PhantomData })
    }

    /// The table with only some of its columns, in their order here.
    pub fn only(&self, columns: &[C]) -> Table {
        let rows = self.rows().map(|row| columns.iter().map(|column| row[*column].clone()).collect()).collect();
        under(self.table.name, &self.table.title, columns, rows)
    }

    /// The table with only the rows that say a word in a column.
    pub fn rows_that(mut self, column: C, word: &str) -> TableOf<C> {
        self.table.rows.retain(|row| row[column.place()] == Cell::text(word));
        self
    }
}

fn under<C: Column>(name: &'static str, title: &str, columns: &[C], rows: Vec<Vec<Cell>>) -> Table {
    let headings = columns.iter().map(|column| column.heading().to_owned()).collect();
    let weights = columns.iter().map(|column| column.weight()).collect();
    Table { weights, ..Table::of(name, title, headings, rows) }
}

impl<C> AsRef<Table> for TableOf<C> {
    fn as_ref(&self) -> &Table {
        &self.table
    }
}

impl<C> From<TableOf<C>> for Table {
    fn from(columned: TableOf<C>) -> Table {
        columned.table
    }
}

/// A row of a table whose columns the code can name.
pub struct Row<'t, C> {
    cells: &'t [Cell],
    columns: PhantomData<C>,
}

impl<'t, C: Column> Row<'t, C> {
    /// The cell in a column, for as long as there is the table.
    pub fn under(&self, column: C) -> &'t Cell {
        &self.cells[column.place()]
    }
}

impl<C: Column> Index<C> for Row<'_, C> {
    type Output = Cell;

    fn index(&self, column: C) -> &Cell {
        self.under(column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    columns! {
        /// Two columns.
        Two { Unit = "单位"; Remark = "备注"; }
    }

    #[test]
    fn columns_are_taken_by_name_in_any_order() {
        let rows = ["甲", "乙"].map(|unit| vec![Cell::text(unit), Cell::text("无")]);
        let table = TableOf::<Two>::under("two", "两列", rows.to_vec()).rows_that(Two::Unit, "乙");
        let turned = table.only(&[Two::Remark, Two::Unit]);
        assert_eq!(turned.headings, ["备注", "单位"]);
        assert_eq!(turned.rows, [["无", "乙"].map(Cell::text)]);
    }

    #[test]
    #[should_panic(expected = "a row of two")]
    fn a_row_that_is_too_short_is_never_shown() {
        TableOf::<Two>::under("two", "两列", vec![vec![Cell::Blank]]);
    }
}

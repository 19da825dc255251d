//! From what a clerk types to the one item of the form that is meant.

use crate::basics::fold::fold;
use crate::basics::nearness::{is_near_a_part, nearest};
use crate::records::{Form, Item};
use crate::tr;
use std::fmt;

/// Why a typed text does not name exactly one item of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemFault {
    /// Nothing fits: the text, the item that may be meant, and all items.
    None(String, Option<String>, Vec<String>),
    /// Several fit.
    Several(String, Vec<String>),
}

impl fmt::Display for ItemFault {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (ItemFault::None(_, _, items) | ItemFault::Several(_, items)) = self;
        let items = items.join("\n  ");
        let text = match self {
            ItemFault::None(typed, Some(near), _) => {
                tr!(
                    "no item fits “{typed}”; is it “{near}”? There are:\n  {items}",
                    "没有符合“{typed}”的检查事项；是不是“{near}”？本轮的事项：\n  {items}"
                )
            }
            ItemFault::None(typed, None, _) => {
                tr!(
                    "no item fits “{typed}”; there are:\n  {items}",
                    "没有符合“{typed}”的检查事项；本轮的事项：\n  {items}"
                )
            }
            ItemFault::Several(typed, _) => {
                tr!("several items fit “{typed}”:\n  {items}", "符合“{typed}”的检查事项不止一个：\n  {items}")
            }
        };
        to.write_str(&text)
    }
}

impl std::error::Error for ItemFault {}

/// The one item that a typed text fits: by its key, its number, or a part of its heading that no other has.
pub fn find_item<'f>(form: &'f Form, typed: &str) -> Result<&'f Item, ItemFault> {
    let numbered: Vec<_> = form.numbered().enumerate().map(|(index, item)| (index + 1, item)).collect();
    let folded = fold(typed);
    let by_key = numbered.iter().find(|(_, item)| item.key.as_str() == folded.replace('-', "_"));
    let by_number = || numbered.iter().find(|(number, _)| folded == number.to_string());
    let whole = || numbered.iter().find(|(_, item)| fold(item.heading.as_str()) == folded);
    if let Some((_, item)) = by_key.or_else(by_number).or_else(whole) {
        return Ok(item);
    }
    let fits = |item: &Item| !folded.is_empty() && fold(item.heading.as_str()).contains(&folded);
    let fitting: Vec<_> = numbered.iter().filter(|(_, item)| fits(item)).collect();
    let listed = |(number, item): &(usize, &Item)| {
        let Item { key, heading, .. } = item;
        tr!("{number} {key} {heading}", "{number} {heading}")
    };
    match fitting.as_slice() {
        [(_, item)] => Ok(item),
        [] => {
            Err(ItemFault::None(typed.to_owned(), nearest_item(form, &folded), numbered.iter().map(listed).collect()))
        }
        several => Err(ItemFault::Several(typed.to_owned(), several.iter().copied().map(listed).collect())),
    }
}

/// What a typed text was meant to name: a key, which is told by its heading in Chinese, or the heading that holds nearly
/// the same.
fn nearest_item(form: &Form, typed: &str) -> Option<String> {
    let keys: Vec<_> = form.items().iter().map(|item| item.key.as_str()).collect();
    let near = nearest(typed, &keys).and_then(|key| form.items().iter().find(|item| item.key.as_str() == key));
    if let Some(Item { key, heading, .. }) = near {
        return Some(tr!("{key}", "{heading}"));
    }
    let mut holding = form.items().iter().filter(|item| is_near_a_part(typed, item.heading.as_str()));
    let near = holding.next()?;
    holding.next().is_none().then(|| near.heading.to_string())
}

//! How one number is split into pieces, as against several numbers in a row.

use super::group::Group;

/// Where clerks split a mobile number, as lengths of the pieces.
const MOBILE_CUTS: [&[usize]; 4] = [&[3, 4, 4], &[3, 3, 5], &[3, 3, 3, 2], &[4, 3, 4]];
/// Where they also split it, with spaces or hyphens; with commas these are several numbers.
const LOOSE_MOBILE_CUTS: [&[usize]; 7] =
    [&[3, 2, 2, 2, 2], &[3, 2, 2, 4], &[3, 4, 2, 2], &[1, 3, 3, 4], &[3, 5, 3], &[3, 2, 6], &[3, 6, 2]];
/// Where clerks split an old identity number: region, date of birth, sequence.
const OLD_IDENTITY_CUTS: [&[usize]; 3] = [&[6, 6, 3], &[6, 2, 2, 2, 3], &[2, 2, 2, 6, 3]];

/// The lengths of the visibly separated pieces, and what stands before each but the first.
struct Pieces<'a> {
    lengths: Vec<usize>,
    joints: Vec<&'a str>,
}

impl<'a> Pieces<'a> {
    fn of(window: &'a [Group]) -> Pieces<'a> {
        let (mut lengths, mut joints): (Vec<usize>, Vec<&str>) = (Vec::new(), Vec::new());
        for group in window {
            match lengths.last_mut() {
                Some(last) if group.joint.is_empty() => *last += group.digits.len(),
                Some(_) => {
                    lengths.push(group.digits.len());
                    joints.push(&group.joint);
                }
                None => lengths.push(group.digits.len()),
            }
        }
        Pieces { lengths, joints }
    }

    /// Split as one number is: at a usual place, once, or evenly; with a list sign only at a usual place, after each
    /// digit or once, and with a sign that rarely splits a number not even once.
    fn are_of_one_number(&self, usual: &[&[usize]]) -> bool {
        let lengths = self.lengths.as_slice();
        let odd = self.are_joined_by('*');
        let listed =
            odd || self.are_joined_by(';') || self.joints.iter().any(|joint| joint.contains(',') && joint.len() > 1);
        let single = lengths.iter().all(|length| *length == 1);
        let few = lengths.len() <= 2 && !odd;
        few || single || usual.contains(&lengths) || (!listed && is_even(lengths))
    }

    /// Split by spaces, hyphens and the like where nobody splits a list.
    fn are_loosely_of_one_number(&self, usual: &[&[usize]]) -> bool {
        usual.contains(&self.lengths.as_slice()) && ![',', ';', '*'].into_iter().any(|sign| self.are_joined_by(sign))
    }

    fn are_joined_by(&self, sign: char) -> bool {
        self.joints.iter().any(|joint| joint.contains(sign))
    }

    /// `1350000.0000`: a point with up to four decimals.
    fn is_decimal(&self) -> bool {
        matches!((self.lengths.as_slice(), self.joints.as_slice()), ([_, ..=4], ["."]))
    }

    /// `13,800,000.00`: groups of three, with or without decimals.
    fn is_amount(&self) -> bool {
        let thousands = self.joints.iter().take_while(|joint| **joint == ",").count();
        let decimals = &self.joints[thousands..];
        let threes = self.lengths.iter().skip(1).take(thousands).all(|length| *length == 3);
        let begins_short = self.lengths.first().is_some_and(|length| *length <= 3);
        thousands > 0 && threes && begins_short && matches!(decimals, [] | ["."])
    }

    /// `130921/10001`: the code of a county and of a school in a path.
    fn is_path(&self) -> bool {
        matches!((self.lengths.as_slice(), self.joints.as_slice()), ([6, 5], ["/"]))
    }
}

/// All pieces equally long, the last or the first perhaps shorter.
fn is_even(lengths: &[usize]) -> bool {
    let (Some(first), Some(last)) = (lengths.first(), lengths.last()) else { return true };
    let all_but_last = lengths[..lengths.len() - 1].iter().all(|length| length == first) && last <= first;
    let all_but_first = lengths[1..].iter().all(|length| length == last) && first <= last;
    all_but_last || all_but_first
}

/// Whether the window is split as an identity number of 15 digits is.
pub(super) fn old_identity_shape_fits(window: &[Group]) -> bool {
    let pieces = Pieces::of(window);
    pieces.are_of_one_number(&OLD_IDENTITY_CUTS) && !pieces.is_decimal()
}

/// Whether the window is split as a mobile number is, after a country prefix of this many digits.
pub(super) fn mobile_shape_fits(digits: &[u8], window: &[Group], prefix: usize) -> bool {
    let mut pieces = Pieces::of(window);
    if let Some(first) = pieces.lengths.first_mut() {
        *first = first.saturating_sub(prefix);
    }
    let numbered = is_numbered_school_code(digits, window);
    let other = pieces.is_decimal() || pieces.is_amount() || pieces.is_path() || numbered;
    !other && (pieces.are_of_one_number(&MOBILE_CUTS) || pieces.are_loosely_of_one_number(&LOOSE_MOBILE_CUTS))
}

/// `1. 3113000101`: the school code of a numbered list, or one after a single digit.
fn is_numbered_school_code(digits: &[u8], window: &[Group]) -> bool {
    let [number, code] = window else { return false };
    let listed = !code.joint.is_empty() && !code.joint.contains(['-', '_', '/']);
    let kind = matches!(&digits[code.digits.clone()], [1 | 2, 1 | 2, rest @ ..] | [3, 1..=7, rest @ ..] | [4, 1 | 2, rest @ ..] | [5, 1, rest @ ..] | [9, 1..=3, rest @ ..] if rest.len() == 8);
    listed && kind && number.digits.len() == 1
}

/// How many groups from here on make a landline number: area code, number, perhaps an extension. Zero if none do.
pub(super) fn landline_length(digits: &[u8], groups: &[Group]) -> usize {
    let starts_with_zero = |group: &Group| digits.get(group.digits.start) == Some(&0);
    let (Some(area), Some(number)) = (groups.first(), groups.get(1)) else { return 0 };
    let joined = ["-", " ", ")", "("].contains(&number.joint.as_str());
    let sized = matches!((area.digits.len(), number.digits.len()), (3..=4, 7..=8));
    if !(starts_with_zero(area) && joined && sized) {
        return 0;
    }
    let extension = |group: &&Group| group.joint == "-" && group.digits.len() <= 5 && !starts_with_zero(group);
    2 + usize::from(groups.get(2).filter(extension).is_some())
}

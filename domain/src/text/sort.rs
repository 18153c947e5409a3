//! The order of names and numbers, the same in the browser and in both databases.

use super::fold;

/// Bytes whose order is the order people expect: letters without case and accents first, accents only between equals,
/// and digits by their value (`F-9` before `F-10`).
///
/// `SQLite` and `PostgreSQL` do not share a collation, so rows are ordered by this key, stored or computed, and never by
/// the database.
pub fn sort_key(text: &str) -> Vec<u8> {
    let folded = fold(text);
    let mut key = Vec::with_capacity(folded.len() + 2 * text.len() + 8);
    push_sort_key(&mut key, text, &folded);
    key
}

/// Appends the sort key of a text whose folded form is at hand already, to keys that stand one behind the other.
pub(crate) fn push_sort_key(key: &mut Vec<u8>, text: &str, folded: &str) {
    let mut rest = folded.trim_start();
    while !rest.is_empty() {
        let (letters, after) = rest.split_at(rest.bytes().take_while(|byte| !byte.is_ascii_digit()).count());
        key.extend_from_slice(letters.as_bytes());
        let (number, after) = after.split_at(after.bytes().take_while(u8::is_ascii_digit).count());
        if !number.is_empty() {
            push_number(key, number);
        }
        rest = after;
    }
    // What is equal so far is told apart by accents, then by capitals, small letters first.
    let text = text.trim_start();
    key.push(0);
    if text.is_ascii() {
        key.extend(text.bytes().map(|byte| byte.to_ascii_lowercase()));
    } else {
        key.extend_from_slice(text.to_lowercase().as_bytes());
    }
    key.push(0);
    key.extend(text.chars().map(|c| u8::from(c.is_uppercase())));
}

/// A number sorts by how many digits it has, then by them; the mark in front keeps it before letters.
fn push_number(key: &mut Vec<u8>, number: &str) {
    let value = number.trim_start_matches('0');
    let value = if value.is_empty() { "0" } else { value };
    key.push(b'0');
    let mut length = value.len();
    while length >= 255 {
        key.push(255);
        length -= 255;
    }
    key.push(u8::try_from(length).unwrap_or(255));
    key.extend_from_slice(value.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_as_people_do() {
        let sorted = [
            "", "2 rue", "10 rue", "Abel", "cote", "coté", "côte", "Côte", "cotes", "Eric", "Éric", "F-9", "F-09",
            "F-10", "F-100", "Zoé",
        ];
        let mut shuffled = sorted;
        shuffled.reverse();
        shuffled.sort_by_cached_key(|text| sort_key(text));
        // `F-09` and `F-9` are equal but for their spelling.
        shuffled.swap(11, 12);
        assert_eq!(shuffled, sorted);
    }

    #[test]
    fn long_numbers_keep_their_order() {
        let (nines, one) = ("9".repeat(254), format!("1{}", "0".repeat(255)));
        assert!(sort_key(&nines) < sort_key(&one));
    }
}

//! How much room the texts of a list take.
//!
//! Judged by their letters: the server has no typeface to measure with, and the browser has to come to the same, or the page would jump
//! when it comes to life. Taken once, from the rows that the list begins with, since no column may move while one scrolls.

use domain::listing::{ColumnId, ListLook, ListRow};
use domain::table::ColumnIndex;

use super::{Look, custom};

/// The class of columns that share what the others leave, each by what its texts take (`style/clients.css`).
const FIT: &str = "fit";

/// A column's text is as small as `--t-sm`, and the name as large as `--t-md` and half bold; in hundredths of a rem an em.
const EM: u32 = 81;
const EM_OF_NAME: u32 = 90;
/// The room around a text, in hundredths of a rem.
const AROUND: u32 = 125;
/// The same with the picture before the name.
const AROUND_NAME: u32 = 332;
/// What a column takes at least, for its name and for texts that come later, and at most, where one text of many is long; in rem.
const COLUMN: [u16; 2] = [10, 24];
/// As [`COLUMN`], for a field that the company has added: a number is short.
const CUSTOM: [u16; 2] = [7, 24];
/// As [`COLUMN`], for the name.
const NAME: [u16; 2] = [14, 26];

/// What the name and each column that fits its texts take, in rem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    name: u16,
    columns: Vec<(ColumnId, u16)>,
}

impl Room {
    /// What these rows take.
    pub fn of(look: &Look, rows: &[ListRow]) -> Self {
        let face = look.face;
        let longest = |column| rows.iter().map(|row| hundredths(row.text(column))).max().unwrap_or(0);
        let is_fit = |column: &ColumnIndex| (face.column_class)(*column).split(' ').any(|class| class == FIT);
        let fit = face.listing.columns.iter().copied().filter(is_fit);
        let native = fit.map(|column| (ColumnId::Native(column), rems(longest(column), EM, AROUND, COLUMN)));
        // A field may be named at greater length than any of its values has.
        let custom = look.fields.iter().map(|field| {
            let value = |row: &ListRow| custom::read(look.l, look.f, field.kind, row.custom(field.id));
            let values = rows.iter().map(|row| hundredths(&value(row)));
            let longest = values.fold(hundredths(&field.label), u32::max);
            (ColumnId::Custom(field.id), rems(longest, EM, AROUND, CUSTOM))
        });
        Self {
            name: rems(longest(face.listing.title), EM_OF_NAME, AROUND_NAME, NAME),
            columns: native.chain(custom).collect(),
        }
    }

    /// What a column takes; nothing where it has a width of its own.
    pub fn column(&self, column: ColumnId) -> Option<u16> {
        self.columns.iter().find(|(of, _)| *of == column).map(|(_, room)| *room)
    }

    /// What the name and the columns that are shown take together.
    pub fn shared(&self, look: &ListLook) -> u16 {
        self.name + look.columns.iter().filter_map(|shown| self.column(shown.column)).sum::<u16>()
    }
}

/// How wide a text is, in hundredths of an em of the page's typeface.
fn hundredths(text: &str) -> u32 {
    text.chars().map(width).sum()
}

fn width(letter: char) -> u32 {
    match letter {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | '!' | '|' | '\'' | '’' | ' ' => 28,
        'f' | 'r' | 't' | '-' | '(' | ')' | '/' => 40,
        'm' | 'w' | 'M' | 'W' | '@' | '&' => 90,
        letter if letter.is_lowercase() || letter.is_ascii_digit() => 60,
        _ => 72,
    }
}

/// Whole rem, since widths are classes.
fn rems(hundredths: u32, em: u32, around: u32, [least, most]: [u16; 2]) -> u16 {
    let rem = (hundredths * em / 100 + around).div_ceil(100);
    u16::try_from(rem).unwrap_or(most).clamp(least, most)
}

#[cfg(test)]
mod tests {
    use domain::clients::listing::{BALANCE, CONTACT, EMAIL, NAME};
    use domain::custom_fields::CustomKind;
    use domain::ids::CustomFieldId;
    use domain::listing::CustomColumn;
    use uuid::Uuid;

    use super::*;
    use crate::listing::test_face::{FACE, look};

    fn row(name: &str, contact: &str, email: &str) -> ListRow {
        let mut cells = vec![String::new(); FACE.listing.schema.columns().len()];
        for (column, text) in [(NAME, name), (CONTACT, contact), (EMAIL, email)] {
            text.clone_into(&mut cells[usize::from(column.0)]);
        }
        ListRow { cells, ..ListRow::default() }
    }

    fn room(rows: &[ListRow]) -> Room {
        Room::of(&look(), rows)
    }

    #[test]
    fn a_column_takes_what_its_longest_text_takes() {
        let short = row("Roche", "Ana", "a@b.fr");
        let long = row("Établissements Vandenbroucke et Fils", "Ana", "marie.vandenbroucke@roche.example");
        let texts = room(&[short.clone(), long]);
        assert_eq!((texts.name, texts.column(EMAIL.into())), (21, Some(17)));
        // So much a heading and later rows are given; a column of its own width is not asked.
        assert_eq!((texts.column(CONTACT.into()), texts.column(BALANCE.into())), (Some(10), None));
        assert_eq!(room(&[short]), room(&[]));
        // One text of many does not take the room of all others.
        let endless = row(&"m".repeat(400), "", &"@".repeat(400));
        let texts = room(&[endless]);
        assert_eq!((texts.name, texts.column(EMAIL.into())), (26, Some(24)));
    }

    #[test]
    fn a_field_takes_what_its_name_or_its_longest_value_takes() {
        let id = CustomFieldId(Uuid::from_u128(1));
        let of = |label: &str, value: &str| {
            let field = CustomColumn { id, label: label.into(), kind: CustomKind::Text, options: Vec::new() };
            let row = ListRow { custom: vec![(id, value.into())], ..ListRow::default() };
            Room::of(&Look { fields: vec![field], ..look() }, &[row]).column(ColumnId::Custom(id))
        };
        assert_eq!(of("Taille", "9"), Some(7));
        assert_eq!(of("Nom du conjoint du gérant", "9"), of("Nom", "Nom du conjoint du gérant"));
        assert!(of("Nom du conjoint du gérant", "9") > Some(10));
        assert_eq!(of("Mot", &"m".repeat(400)), Some(24));
    }

    #[test]
    fn what_is_shown_shares() {
        let room = Room { name: 14, columns: vec![(CONTACT.into(), 10), (EMAIL.into(), 17)] };
        let look = ListLook::read(FACE.listing, "email.balance:comfortable");
        assert_eq!(room.shared(&look), 31);
    }
}

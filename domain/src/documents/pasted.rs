//! Rows that were copied in a spreadsheet, as lines of a document.

use super::choices::LineKind;
use super::line::LineForm;
use crate::billing::lines::MAX_LINES;
use crate::text::is_blank;

/// The lines of rows that a spreadsheet has copied: description, quantity, unit price, rate of VAT. A first row that only names the columns
/// is passed over, and what has no quantity is one. Nothing where it is no such rows: text without a tab.
#[must_use]
pub fn pasted(text: &str) -> Option<Vec<LineForm>> {
    if !text.contains('\t') {
        return None;
    }
    let rows = rows(text, true).or_else(|| rows(text, false))?;
    let (first, others) = rows.split_first()?;
    let said: &[Vec<String>] = if names_columns(first) { others } else { &rows };
    Some(said.iter().filter_map(|row| line(row)).take(MAX_LINES as usize).collect())
}

/// Words where numbers are expected.
fn names_columns(row: &[String]) -> bool {
    let numbers = row.iter().skip(1).take(2).filter(|cell| !is_blank(cell));
    let mut numbers = numbers.peekable();
    numbers.peek().is_some() && numbers.all(|cell| !cell.contains(|letter: char| letter.is_ascii_digit()))
}

fn line(row: &[String]) -> Option<LineForm> {
    let cell = |at: usize| row.get(at).map(|cell| cell.trim()).unwrap_or_default();
    let [description, quantity, price, vat] = [0, 1, 2, 3].map(cell);
    let is_nothing = [description, quantity, price].into_iter().all(str::is_empty);
    (!is_nothing).then(|| LineForm {
        kind: LineKind::Item.as_str().to_owned(),
        description: description.to_owned(),
        quantity: if quantity.is_empty() { "1".to_owned() } else { quantity.to_owned() },
        price: price.to_owned(),
        vat: vat.trim_end_matches('%').trim_end().to_owned(),
        ..LineForm::default()
    })
}

/// The cells, row by row: tabs stand between them, and quotes around those within which a line ends, where `are_quoted` says so. Nothing
/// where a quote is not closed.
fn rows(text: &str, are_quoted: bool) -> Option<Vec<Vec<String>>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut within = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if within && letters.next_if_eq(&'"').is_some() => cell.push('"'),
            '"' if within => within = false,
            '"' if are_quoted && cell.is_empty() => within = true,
            '\t' if !within => row.push(std::mem::take(&mut cell)),
            '\n' if !within => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\r' => {}
            other => cell.push(other),
        }
    }
    row.push(cell);
    rows.push(row);
    (!within).then_some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::form::reading;
    use crate::money::Currency;

    fn read(text: &str) -> Vec<[String; 4]> {
        let lines = pasted(text).unwrap();
        lines.into_iter().map(|line| [line.description, line.quantity, line.price, line.vat]).collect()
    }

    #[test]
    fn rows_become_lines_that_can_be_read() {
        let text =
            "Désignation\tQté\tPrix HT\tTVA\r\nVis, boîte\t2\t1\u{202f}234,50 €\t20 %\r\n\t\t\t\r\nPose\t\t80\r\n";
        assert_eq!(read(text), [["Vis, boîte", "2", "1\u{202f}234,50 €", "20"], ["Pose", "1", "80", ""]]);
        for line in pasted(text).unwrap() {
            assert!(line.parse(&reading(Currency::EUR)).is_ok(), "{line:?}");
        }
    }

    #[test]
    fn a_cell_holds_lines_and_quotes() {
        assert_eq!(read("\"Audit\nde \"\"deux\"\" jours\"\t1\t650"), [["Audit\nde \"deux\" jours", "1", "650", ""]]);
        assert_eq!(read("Clou 5\"\t10\t0,2\nVis\t1\t1"), [["Clou 5\"", "10", "0,2", ""], ["Vis", "1", "1", ""]]);
        assert_eq!(read("\"Ouvert\t1\t2"), [["\"Ouvert", "1", "2", ""]]);
    }

    #[test]
    fn text_is_no_rows_and_a_paste_has_an_end() {
        assert_eq!(pasted("Première ligne\nDeuxième ligne"), None);
        assert_eq!(pasted(&"Vis\t1\t1\n".repeat(MAX_LINES as usize + 1)).unwrap().len(), MAX_LINES as usize);
        // A price alone is no name of a column.
        assert_eq!(read("Vis\t\t3").len(), 1);
    }
}

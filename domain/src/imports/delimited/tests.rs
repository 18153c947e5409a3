use proptest::prelude::*;

use super::*;

/// The rows of a table, each with its line, and the quotes that were left open.
type Read = (Vec<(u32, Vec<String>)>, Vec<(u32, usize)>);

fn rows(table: &str) -> Read {
    let open = OpenQuotes::default();
    let mut reader = Delimited::new(table.as_bytes(), b';', Arc::clone(&open));
    let mut rows = Vec::new();
    while let Some(Record { line, cells }) = reader.next_row().unwrap() {
        rows.push((line, cells));
    }
    let open = open.lock().unwrap().iter().map(|(line, column)| (*line, *column)).collect();
    (rows, open)
}

fn cells(row: &[&str]) -> Vec<String> {
    row.iter().map(|cell| (*cell).to_owned()).collect()
}

#[test]
fn quotes_are_read_as_they_should_be_written() {
    let (found, open) = rows("a;\"b;\r\n\"\"c\"\"\";d\r\n\"\";=\"01000\";\"x\" \nz");
    let expected = vec![(1, cells(&["a", "b;\r\n\"c\"", "d"])), (3, cells(&["", "01000", "x"])), (4, cells(&["z"]))];
    assert_eq!((found, open), (expected, vec![]));
    assert_eq!(rows("a\rb\r\rc").0.into_iter().map(|(line, _)| line).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert!(rows("").0.is_empty());
}

#[test]
fn a_quote_left_open_swallows_nothing() {
    let (found, open) =
        rows("Nom;Ville;E-mail\nÉcran 17\" SARL;Lyon;a\n\"Bon\" SARL;Metz;b\n\"Ouvert SARL;Nice;c\nPerdu;Nice;d\n");
    assert_eq!(open, [(4, 0)]);
    let names: Vec<&str> = found.iter().map(|(_, cells)| cells[0].as_str()).collect();
    assert_eq!(names, ["Nom", "Écran 17\" SARL", "\"Bon\" SARL", "Ouvert SARL", "Perdu"]);
    // The next quote begins another cell, or ends one.
    for next in ["\"Autre\";Lyon;d", "Autre 17\";Lyon;d", "Autre;\"Lyon\";d", "Autre;Lyon;\"d\""] {
        let (found, open) = rows(&format!("Nom;Ville;E-mail\n\"Ouvert;Nice;c\n{next}\nFin;Lyon;e\n"));
        assert_eq!((found.len(), open), (4, vec![(2, 0)]), "{next}");
        assert_eq!(found[1].1, cells(&["Ouvert", "Nice", "c"]), "{next}");
    }
    let (found, open) = rows("Nom;Ville;Notes\nA;Lyon;\"Sonner\ndeux \"fois\"\nB;Metz;\n");
    assert_eq!((found.len(), open), (3, vec![]), "several lines, and a quote among them");
}

#[test]
fn many_quotes_left_open_take_no_time() {
    let line = "\"Ouvert sans fin ni guillemet;Nice;c\nPerdu;Lyon;d\n";
    let (found, open) = rows(&format!("Nom;Ville;E-mail\n{}", line.repeat(20_000)));
    assert_eq!((found.len(), open.len()), (40_001, 20_000));
    let lonely = format!("Nom;Ville;E-mail\n\"Ouvert;Nice;c\n{}", "Perdu;Lyon;d\n".repeat(200_000));
    assert_eq!(rows(&lonely).1, [(2, 0)]);
}

#[test]
fn a_row_without_end_is_told() {
    let open = OpenQuotes::default();
    let endless = format!("a\nb\n{}", "x".repeat(3 * LONGEST_ROW));
    let mut reader = Delimited::new(endless.as_bytes(), b';', open);
    assert!(reader.next_row().is_ok_and(|row| row.is_some()) && reader.next_row().is_ok_and(|row| row.is_some()));
    assert!(matches!(reader.next_row(), Err(Stopped::NoEnd(3))));
}

proptest! {
    #[test]
    fn what_is_written_well_comes_back(table in prop::collection::vec(prop::collection::vec("[a-z;\"\n é]{0,8}", 1..4), 1..6)) {
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let written: Vec<String> = table.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(";")).collect();
        let (found, open) = rows(&written.join("\n"));
        // A row that has two whole ones in its quotes may be taken for them.
        prop_assume!(open.is_empty());
        prop_assert_eq!(found.into_iter().map(|(_, cells)| cells).collect::<Vec<_>>(), table);
    }
}

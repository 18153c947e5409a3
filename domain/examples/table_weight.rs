//! How many bytes a row takes in memory and on its way: `cargo run --release --package domain --example table_weight`.

#[path = "../benches/table/made_up.rs"]
mod made_up;

use brotli::enc::BrotliEncoderParams;
use domain::table::{Filter, SortKey, Table};
use made_up::{BALANCE, CITY, CONTACT, CREATED, EMAIL, LAST_SEEN, NAME};

fn main() -> std::io::Result<()> {
    for size in [1_000, 10_000, 100_000_usize] {
        let clients = made_up::clients(u32::try_from(size).unwrap_or(u32::MAX));
        let table = made_up::table(&clients);
        let a_row = |bytes: usize| format!("{:4}.{}", bytes / size, bytes % size * 10 / size);
        let texts = clients.iter().flat_map(|client| &client.texts).map(String::len).sum();
        println!("{size} rows of {} bytes of text:", a_row(texts));
        println!("  in memory                        {} bytes a row", a_row(table.heap_bytes()));
        let all = table.matches(&Filter::default());
        for column in [NAME, CONTACT, EMAIL, CREATED, LAST_SEEN, BALANCE] {
            let _ = table.sorted(&all, &[SortKey { column, descending: false }]);
        }
        println!("  sorted by each of six columns    {} bytes a row", a_row(table.heap_bytes()));
        let _ = table
            .sorted(&all, &[SortKey { column: CITY, descending: false }, SortKey { column: NAME, descending: false }]);
        println!("  and by city, then name           {} bytes a row", a_row(table.heap_bytes()));
        weigh_snapshot(&table, a_row)?;
    }
    Ok(())
}

fn weigh_snapshot(table: &Table, a_row: impl Fn(usize) -> String) -> std::io::Result<()> {
    let snapshot = table.to_snapshot();
    println!("  snapshot                         {} bytes a row", a_row(snapshot.len()));
    for quality in [5, 9, 11] {
        let mut compressed = Vec::new();
        let how = BrotliEncoderParams { quality, size_hint: snapshot.len(), ..Default::default() };
        brotli::BrotliCompress(&mut snapshot.as_slice(), &mut compressed, &how)?;
        println!("  snapshot, brotli {quality:2}              {} bytes a row", a_row(compressed.len()));
    }
    Ok(())
}

//! How long a sheet takes. Measured on demand: `cargo test --release -p paper -- --ignored --nocapture speed`.

use std::time::{Duration, Instant};

use crate::read::press;
use crate::samples::invoice;

/// The target of a ten-line invoice on a warm press, at the median.
const TARGET: Duration = Duration::from_millis(8);

#[test]
#[ignore = "a measure, for a machine that does nothing else"]
fn speed_of_a_ten_line_invoice() {
    let print = |number: usize| {
        let mut sheet = invoice(10);
        sheet.number = Some(format!("F-2026-{number:04}"));
        sheet.buyer.name = format!("Client numéro {number}");
        let from = Instant::now();
        press().document(&sheet).unwrap();
        from.elapsed()
    };
    println!("first: {:?}", print(0));
    let mut times: Vec<Duration> = (1..=300).map(print).collect();
    times.sort();
    let at = |share: usize| times[times.len() * share / 100];
    println!("least {:?}, p25 {:?}, p50 {:?}, p95 {:?}", at(0), at(25), at(50), at(95));
    let from = Instant::now();
    press().document(&invoice(500)).unwrap();
    println!("500 lines: {:?}", from.elapsed());
    assert!(at(50) <= TARGET, "{:?}", at(50));
}

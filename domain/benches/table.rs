//! What a keystroke, a sort and a change cost, at four sizes.
//!
//! `cargo bench --package domain --bench table`, and part of a name behind `--` for some of it: `-- 100000`, `-- filter`.

#[path = "table/made_up.rs"]
mod made_up;

use std::hint::black_box;
use std::sync::LazyLock;
use std::time::Duration;

use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use domain::table::{ColumnIndex, Filter, SortKey, Table};
use made_up::{BALANCE, CITY, CONTACT, CREATED, CURRENCY, Client, EMAIL, LAST_SEEN, NAME, STATE};

const SIZES: [u32; 4] = [1_000, 10_000, 100_000, 1_000_000];

/// From letters in every row to words in none.
const TYPED: [&str; 8] = ["e", "er", "rie", "com", "boulangerie", "tremblay", "introuvable", "roche c-0001"];

/// Made when a benchmark asks for it, so that one of them alone starts at once.
type Lazy<T> = LazyLock<T, Box<dyn FnOnce() -> T>>;

fn key(column: ColumnIndex) -> SortKey {
    SortKey { column, descending: false }
}

fn filters(criterion: &mut Criterion, size: u32, table: &Lazy<Table>) {
    let mut group = criterion.benchmark_group("filter");
    for typed in TYPED {
        let filter = Filter::default().text(typed);
        group.bench_function(BenchmarkId::new(typed, size), |bencher| {
            let table = &**table;
            bencher.iter(|| table.matches(black_box(&filter)));
        });
    }
    group.bench_function(BenchmarkId::new("one letter more", size), |bencher| {
        let (table, after) = (&**table, Filter::default().text("boulan"));
        let earlier = table.matches(&Filter::default().text("boula"));
        bencher.iter(|| table.refine(black_box(&after), &earlier));
    });
    group.bench_function(BenchmarkId::new("three conditions", size), |bencher| {
        let (table, owing) =
            (&**table, Filter::default().choices(STATE, [0]).range(BALANCE, 1..).range(CREATED, 19_800..));
        bencher.iter(|| table.matches(black_box(&owing)));
    });
    group.finish();
}

fn sorts(criterion: &mut Criterion, size: u32, table: &Lazy<Table>) {
    let mut group = criterion.benchmark_group("sort");
    let active = Filter::default().choices(STATE, [0]);
    let down = [SortKey { column: NAME, descending: true }];
    for (name, filter, keys) in [
        ("all by name", &Filter::default(), &[key(NAME)][..]),
        ("active by name, down", &active, &down),
        ("active by city and name", &active, &[key(CITY), key(NAME)]),
        ("active by last sign-in and contact", &active, &[key(LAST_SEEN), key(CONTACT)]),
        ("active by state, city and name", &active, &[key(STATE), key(CITY), key(NAME)]),
    ] {
        group.bench_function(BenchmarkId::new(name, size), |bencher| {
            let (table, matches) = (&**table, table.matches(filter));
            bencher.iter(|| table.sorted(&matches, black_box(keys)));
        });
    }
    group.bench_function(BenchmarkId::new("counts and sums", size), |bencher| {
        let (table, matches) = (&**table, table.matches(&active));
        bencher.iter(|| (table.counts(black_box(&matches), STATE), table.sums(&matches, BALANCE, CURRENCY)));
    });
    group.finish();
}

fn changes(criterion: &mut Criterion, size: u32, clients: &Lazy<Vec<Client>>) {
    let mut group = criterion.benchmark_group("change");
    group.sample_size(10);
    group.bench_function(BenchmarkId::new("build", size), |bencher| {
        let clients = &**clients;
        bencher.iter_with_large_drop(|| made_up::table(black_box(clients)));
    });
    for (name, column) in [("first sort by name", NAME), ("first sort by balance", BALANCE)] {
        let sort =
            |table: &mut Table| table.sorted(&table.matches(&Filter::default().text("introuvable")), &[key(column)]);
        group.bench_function(BenchmarkId::new(name, size), |bencher| {
            let table = made_up::table(clients);
            bencher.iter_batched_ref(|| table.clone(), sort, BatchSize::PerIteration);
        });
    }
    group.bench_function(BenchmarkId::new("update one row, three orders", size), |bencher| {
        let (clients, mut table, mut row) = (&**clients, made_up::table(clients), 0);
        let _ = table.sorted(&table.matches(&Filter::default()), &[key(NAME), key(EMAIL), key(BALANCE)]);
        bencher.iter(|| {
            row = (row + 7_919) % clients.len();
            table.upsert(clients[row].id, &clients[(row + 1) % clients.len()].cells())
        });
    });
    group.bench_function(BenchmarkId::new("write snapshot", size), |bencher| {
        let table = made_up::table(clients);
        bencher.iter(|| table.to_snapshot());
    });
    group.bench_function(BenchmarkId::new("read snapshot", size), |bencher| {
        let snapshot = made_up::table(clients).to_snapshot();
        bencher.iter_with_large_drop(|| Table::from_snapshot(made_up::SCHEMA, black_box(&snapshot)));
    });
    group.finish();
}

fn every_size(criterion: &mut Criterion) {
    for size in SIZES {
        let clients: Lazy<Vec<Client>> = LazyLock::new(Box::new(move || made_up::clients(size)));
        let table: Lazy<Table> = LazyLock::new(Box::new(move || made_up::table(&made_up::clients(size))));
        filters(criterion, size, &table);
        sorts(criterion, size, &table);
        changes(criterion, size, &clients);
    }
}

criterion_group! {
    name = table;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(2))
        .sample_size(20);
    targets = every_size
}
criterion_main!(table);

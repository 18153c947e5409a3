//! The press: sheets in, files out.

use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::clean;
use crate::data;
use crate::error::PaperError;
use crate::gate::{Gate, Place};
use crate::sheet::{ClientCard, Label, Logo, LogoKind, Sheet, Statement};
use crate::world::{Desk, Picture, Shop, Template};

/// The most lines of a document, entries of a statement or groups of a record.
pub const MOST_LINES: usize = 5_000;
/// The most dots of a logo: it is unpacked into four bytes for each.
const MOST_DOTS: usize = 16_000_000;
/// How long one waits for its turn.
const PATIENCE: Duration = Duration::from_secs(20);
/// How long a sheet may take: one of five thousand lines takes a few seconds on a slow machine.
const LIMIT: Duration = Duration::from_secs(60);
/// Layout descends into what it sets, block by block, and without optimisation each step is large.
const STACK_BYTES: usize = 16 * 1024 * 1024;
/// For how many sheets after it typst remembers what it worked out for one. Templates and words are met again each time; the rest goes, so
/// that memory does not grow.
const REMEMBERED: usize = 6;

/// Makes PDF files. Opened once and shared: typefaces and templates are read when it is opened, and a sheet then takes a few milliseconds.
///
/// Its methods work and wait: call them where blocking is allowed. A few sheets are set at once and others wait for their turn; one that
/// takes too long is given up by whoever waits for it.
#[derive(Clone, Debug)]
pub struct Press {
    shop: Arc<Shop>,
    gate: Arc<Gate>,
}

/// What is to be set.
struct Order {
    template: Template,
    data: Value,
    logo: Option<Picture>,
}

impl Press {
    /// Opens the press, for as many sheets at once as there are processors.
    ///
    /// # Errors
    /// [`PaperError::Failed`] where what is embedded cannot be read.
    pub fn open() -> Result<Self, PaperError> {
        let shop = Shop::open().map_err(|error| PaperError::Failed(error.to_string()))?;
        let places = thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Ok(Self { shop: Arc::new(shop), gate: Gate::new(places) })
    }

    /// A document as a PDF/A-3b file, dated by its own day: the same document makes the same bytes.
    ///
    /// # Errors
    /// Why it is not printed.
    pub fn document(&self, sheet: &Sheet) -> Result<Vec<u8>, PaperError> {
        within(sheet.lines.len() + sheet.instalments.len() + sheet.mentions.len())?;
        self.print(Template::Document, data::document(sheet), sheet.seller.logo.as_ref())
    }

    /// A statement, likewise.
    ///
    /// # Errors
    /// Why it is not printed.
    pub fn statement(&self, statement: &Statement) -> Result<Vec<u8>, PaperError> {
        within(statement.entries.len())?;
        self.print(Template::Statement, data::statement(statement), statement.seller.logo.as_ref())
    }

    /// A client's record, likewise.
    ///
    /// # Errors
    /// Why it is not printed.
    pub fn client_card(&self, card: &ClientCard) -> Result<Vec<u8>, PaperError> {
        within(card.groups.len() + card.notes.len())?;
        self.print(Template::Card, data::card(card), card.logo.as_ref())
    }

    /// A shipping label, likewise.
    ///
    /// # Errors
    /// Why it is not printed.
    pub fn label(&self, label: &Label) -> Result<Vec<u8>, PaperError> {
        self.print(Template::Label, data::label(label), label.logo.as_ref())
    }

    fn print(&self, template: Template, mut data: Value, logo: Option<&Logo>) -> Result<Vec<u8>, PaperError> {
        clean::fit(&mut data, &self.shop.fonts)?;
        let logo = logo.map(picture).transpose()?;
        let order = Order { template, data, logo };
        let place = self.gate.enter(PATIENCE).ok_or(PaperError::Busy)?;
        let shop = Arc::clone(&self.shop);
        let (sender, receiver) = sync_channel(1);
        // A thread of its own: its stack is large enough, a fault of typst's ends it alone, and whoever waits can give up.
        let work = move || {
            let made = set(&shop, order).and_then(|document| pdf(&document));
            comemo::evict(REMEMBERED);
            leave(place);
            // Nobody may be waiting any more.
            let _ = sender.send(made);
        };
        let started = thread::Builder::new().name("press".to_owned()).stack_size(STACK_BYTES).spawn(work);
        started.map_err(|error| PaperError::Failed(error.to_string()))?;
        receiver.recv_timeout(LIMIT).unwrap_or_else(|error| match error {
            RecvTimeoutError::Timeout => Err(PaperError::TimedOut),
            RecvTimeoutError::Disconnected => Err(PaperError::Failed("typst panicked".to_owned())),
        })
    }
}

/// Gives a place back before the answer is sent: who has the answer may ask again at once.
fn leave(place: Place) {
    drop(place);
}

fn within(lines: usize) -> Result<(), PaperError> {
    if lines > MOST_LINES { Err(PaperError::TooLong) } else { Ok(()) }
}

/// A logo that is what it says, and that can be unpacked.
fn picture(logo: &Logo) -> Result<Picture, PaperError> {
    use imagesize::ImageType;
    let found = imagesize::image_type(&logo.bytes).map_err(|_| PaperError::Logo)?;
    let is_so = matches!(
        (logo.kind, found),
        (LogoKind::Png, ImageType::Png)
            | (LogoKind::Jpeg, ImageType::Jpeg)
            | (LogoKind::Gif, ImageType::Gif)
            | (LogoKind::Webp, ImageType::Webp)
    );
    let size = imagesize::blob_size(&logo.bytes).map_err(|_| PaperError::Logo)?;
    let dots = size.width.saturating_mul(size.height);
    if is_so && dots > 0 && dots <= MOST_DOTS {
        Ok((data::logo_path(logo), logo.bytes.clone()))
    } else {
        Err(PaperError::Logo)
    }
}

/// Sets a sheet into pages.
fn set(shop: &Shop, order: Order) -> Result<PagedDocument, PaperError> {
    let has_logo = order.logo.is_some();
    let data = serde_json::to_vec(&order.data).map_err(|error| PaperError::Failed(error.to_string()))?;
    let desk = Desk::new(shop, order.template, data, order.logo);
    let desk = desk.map_err(|error| PaperError::Failed(error.to_string()))?;
    let made = typst::compile::<PagedDocument>(&desk);
    debug_assert!(made.warnings.is_empty(), "{:?}", made.warnings);
    made.output.map_err(|faults| failed(&faults, has_logo))
}

/// A picture whose head is right may still be torn.
fn failed(faults: &[SourceDiagnostic], has_logo: bool) -> PaperError {
    let told: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    if has_logo && told.iter().any(|fault| fault.contains("decode image")) {
        return PaperError::Logo;
    }
    PaperError::Failed(told.join("; "))
}

/// Pages as a file that can be kept for decades and carry others (PDF/A-3b): an e-invoice's XML stands beside its picture.
fn pdf(document: &PagedDocument) -> Result<Vec<u8>, PaperError> {
    let standards = PdfStandards::new(&[PdfStandard::A_3b]);
    let standards = standards.map_err(|error| PaperError::Failed(error.message().to_string()))?;
    let options =
        PdfOptions { creator: Smart::Custom(Some("Clientèle".to_owned())), standards, ..PdfOptions::default() };
    typst_pdf::pdf(document, &options).map_err(|faults| failed(&faults, false))
}

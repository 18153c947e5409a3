//! The press: sheets in, files out.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use serde_json::Value;
use typst::comemo;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use crate::clean;
use crate::data;
use crate::error::PaperError;
use crate::sheet::{ClientCard, Label, Logo, LogoKind, Sheet, Statement};
use crate::workers::Workers;
use crate::world::{Desk, Picture, Shop, Template};

/// The most lines of a document, which is what the domain allows, entries of a statement or groups of a record.
pub const MOST_LINES: usize = domain::billing::lines::MAX_LINES as usize;
/// The most dots of a logo: it is unpacked into four bytes for each.
const MOST_DOTS: usize = 4_096 * 4_096;
/// The most sheets that are set at once, however many processors there are: each takes some memory.
const MOST_AT_ONCE: usize = 8;
/// Typst remembers what it worked out, for templates and words are met again. After so many bytes of data, what no sheet since has met
/// again is forgotten: looking through it takes a millisecond, too much for each sheet.
const FORGET_AFTER_BYTES: usize = 64 * 1024;
/// A sheet with so many is set while no other of its like is, and then all is forgotten at once: five thousand lines take 700 MB and some
/// ten seconds.
const VAST_BYTES: usize = 256 * 1024;

/// Makes PDF files. Opened once and shared: typefaces and templates are read when it is opened, and a sheet then takes a few milliseconds.
///
/// Its methods work and wait: call them where blocking is allowed. A few sheets are set at once and others wait for their turn; one that
/// takes too long is given up by whoever waits for it.
#[derive(Clone, Debug)]
pub struct Press {
    shop: Arc<Shop>,
    workers: Workers,
    remembered_bytes: Arc<AtomicUsize>,
    one_vast: Arc<Mutex<()>>,
}

/// What is to be set.
struct Order {
    template: Template,
    data: Vec<u8>,
    logo: Option<Picture>,
}

impl Press {
    /// Opens the press, for as many sheets at once as there are processors.
    ///
    /// # Errors
    /// [`PaperError::Failed`] where what is embedded cannot be read.
    pub fn open() -> Result<Self, PaperError> {
        let shop = Shop::open().map_err(|error| PaperError::Failed(error.to_string()))?;
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        let workers = Workers::start(processors.min(MOST_AT_ONCE));
        let workers = workers.map_err(|error| PaperError::Failed(error.to_string()))?;
        Ok(Self { shop: Arc::new(shop), workers, remembered_bytes: Arc::default(), one_vast: Arc::default() })
    }

    /// A document as a PDF/A-3b file, dated by its own day: the same document makes the same bytes.
    ///
    /// # Errors
    /// Why it is not printed.
    pub fn document(&self, sheet: &Sheet) -> Result<Vec<u8>, PaperError> {
        within(sheet.lines.len().max(sheet.instalments.len()).max(sheet.mentions.len()))?;
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
        let data = serde_json::to_vec(&data).map_err(|error| PaperError::Failed(error.to_string()))?;
        let order = Order { template, data, logo };
        let (shop, remembered) = (Arc::clone(&self.shop), Arc::clone(&self.remembered_bytes));
        let one_vast = Arc::clone(&self.one_vast);
        let bytes = order.data.len();
        self.workers.ask(move || {
            let _alone = (bytes >= VAST_BYTES).then(|| one_vast.lock().unwrap_or_else(PoisonError::into_inner));
            let has_logo = order.logo.is_some();
            let made = set(&shop, order).and_then(|document| pdf(&document, has_logo));
            forget(&remembered, bytes);
            made
        })
    }
}

/// Keeps what typst remembers small, after a sheet of so many bytes.
fn forget(remembered: &AtomicUsize, bytes: usize) {
    if bytes >= VAST_BYTES {
        comemo::evict(0);
    } else if remembered.fetch_add(bytes, Ordering::Relaxed) >= FORGET_AFTER_BYTES {
        remembered.store(0, Ordering::Relaxed);
        comemo::evict(1);
    }
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
    let desk = Desk::new(shop, order.template, order.data, order.logo);
    let desk = desk.map_err(|error| PaperError::Failed(error.to_string()))?;
    let made = typst::compile::<PagedDocument>(&desk);
    debug_assert!(made.warnings.is_empty(), "{:?}", made.warnings);
    made.output.map_err(|faults| failed(&faults, has_logo))
}

/// What typst says of a picture that it cannot take: the templates have no other than the logo, and no colours but of screens.
const LOGO_FAULTS: [&str; 5] = ["decode image", "process image", "file is too large", "16 bit images", "CMYK"];

/// A picture whose head is right may still be torn.
fn failed(faults: &[SourceDiagnostic], has_logo: bool) -> PaperError {
    let told: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    let is_of_logo = |fault: &&str| LOGO_FAULTS.iter().any(|of| fault.contains(of));
    if has_logo && told.iter().any(is_of_logo) {
        return PaperError::Logo;
    }
    PaperError::Failed(told.join("; "))
}

/// Pages as a file that can be kept for decades and carry others (PDF/A-3b): an e-invoice's XML stands beside its picture.
fn pdf(document: &PagedDocument, has_logo: bool) -> Result<Vec<u8>, PaperError> {
    let standards = PdfStandards::new(&[PdfStandard::A_3b]);
    let standards = standards.map_err(|error| PaperError::Failed(error.message().to_string()))?;
    let options =
        PdfOptions { creator: Smart::Custom(Some("Clientèle".to_owned())), standards, ..PdfOptions::default() };
    typst_pdf::pdf(document, &options).map_err(|faults| failed(&faults, has_logo))
}

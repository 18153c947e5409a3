//! What typst may read while it sets one sheet: the templates, the data, the logo, the typefaces. No file, no network, no clock.

use std::fmt;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::fonts::Fonts;

/// What is set: each has its template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Template {
    Document,
    Statement,
    Card,
    Label,
}

impl Template {
    const ALL: [Self; 4] = [Self::Document, Self::Statement, Self::Card, Self::Label];

    const fn file(self) -> (&'static str, &'static str) {
        match self {
            Self::Document => ("/document.typ", include_str!("../templates/document.typ")),
            Self::Statement => ("/statement.typ", include_str!("../templates/statement.typ")),
            Self::Card => ("/card.typ", include_str!("../templates/card.typ")),
            Self::Label => ("/label.typ", include_str!("../templates/label.typ")),
        }
    }
}

/// The part that they share.
const BASE: (&str, &str) = ("/base.typ", include_str!("../templates/base.typ"));
/// Where the data stands.
const DATA: &str = "/data.json";

/// All that is the same for every sheet, read once.
pub(crate) struct Shop {
    /// The typefaces.
    pub fonts: Fonts,
    book: LazyHash<FontBook>,
    library: LazyHash<Library>,
    mains: Vec<(Template, Source)>,
    base: Source,
    data: FileId,
}

impl fmt::Debug for Shop {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Shop").field("fonts", &self.fonts.faces.len()).finish_non_exhaustive()
    }
}

impl Shop {
    /// Reads typefaces and templates.
    ///
    /// # Errors
    /// A path among them that is none: never, since they are written above.
    pub fn open() -> Result<Self, FileError> {
        let source = |(path, text): (&str, &str)| id(path).map(|id| Source::new(id, text.to_owned()));
        let mains = Template::ALL.iter().map(|template| Ok((*template, source(template.file())?)));
        let mains = mains.collect::<Result<_, FileError>>()?;
        let fonts = Fonts::embedded();
        let book = LazyHash::new(fonts.book.clone());
        let library = LazyHash::new(Library::default());
        Ok(Self { fonts, book, library, mains, base: source(BASE)?, data: id(DATA)? })
    }
}

fn id(path: &str) -> Result<FileId, FileError> {
    let path = VirtualPath::new(path).map_err(|_| FileError::NotSource)?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// The table that one sheet is set on.
pub(crate) struct Desk<'a> {
    shop: &'a Shop,
    main: &'a Source,
    data: Bytes,
    logo: Option<(FileId, Bytes)>,
}

impl<'a> Desk<'a> {
    /// Lays out what a sheet is made of.
    ///
    /// # Errors
    /// A template or a path that is not there: never.
    pub fn new(shop: &'a Shop, template: Template, data: Vec<u8>, logo: Option<Picture>) -> Result<Self, FileError> {
        let is_it = |(known, _): &&(Template, Source)| *known == template;
        let (_, main) = shop.mains.iter().find(is_it).ok_or(FileError::NotSource)?;
        let logo = logo.map(|(path, bytes)| Ok::<_, FileError>((id(path)?, Bytes::new(bytes)))).transpose()?;
        Ok(Self { shop, main, data: Bytes::new(data), logo })
    }
}

/// A picture's path and content.
pub(crate) type Picture = (&'static str, Vec<u8>);

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shop.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [self.main, &self.shop.base]
            .into_iter()
            .find(|source| source.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        match &self.logo {
            _ if id == self.shop.data => Ok(self.data.clone()),
            Some((logo, bytes)) if *logo == id => Ok(bytes.clone()),
            _ => Err(FileError::AccessDenied),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shop.fonts.faces.get(index).cloned()
    }

    /// The same sheet is the same whenever it is printed.
    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

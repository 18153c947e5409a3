//! An archive that papers go into, each as a file of its own.

use std::collections::HashSet;
use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use super::desk::Printed;
use super::many::{Collected, MOST};
use crate::transfer::Problem;

/// An archive that is being written. PDFs are compressed already, and stand in it as they are.
pub struct Archive {
    /// Nothing once it is finished.
    zip: Option<ZipWriter<StreamWriter<Outlet>>>,
    written: Outlet,
    names: HashSet<String>,
}

impl Archive {
    /// With nothing in it.
    pub fn new() -> Self {
        let written = Outlet::default();
        Self { zip: Some(ZipWriter::new_stream(written.clone())), written, names: HashSet::new() }
    }

    /// Writes a document, under a name that no other has.
    fn write(&mut self, printed: &Printed) -> io::Result<()> {
        let name = self.free(&printed.name);
        let Some(zip) = &mut self.zip else { return Err(io::Error::other("the archive is finished")) };
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file(name.as_str(), options)?;
        zip.write_all(&printed.bytes)?;
        self.names.insert(name);
        Ok(())
    }

    /// « Facture brouillon (2).pdf » where there is one already.
    fn free(&self, name: &str) -> String {
        let stem = name.strip_suffix(".pdf").unwrap_or(name);
        let numbered = (2..=MOST + 1).map(|at| format!("{stem} ({at}).pdf"));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        names.find(|name| !self.names.contains(name)).unwrap_or_default()
    }
}

impl Collected for Archive {
    fn add(&mut self, printed: &Printed) -> Result<(), Problem> {
        self.write(printed).map_err(Problem::from)
    }

    fn taken(&mut self) -> Bytes {
        self.written.take()
    }

    /// Writes the list of all that is in it.
    fn finish(&mut self) -> Result<(), Problem> {
        if let Some(zip) = self.zip.take() {
            zip.finish().map_err(io::Error::from)?;
        }
        Ok(())
    }
}

/// Where an archive is written to, and taken from.
#[derive(Clone, Default)]
struct Outlet(Arc<Mutex<Vec<u8>>>);

impl Outlet {
    fn take(&self) -> Bytes {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner)).into()
    }
}

impl Write for Outlet {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_files_have_one_name() {
        let mut archive = Archive::new();
        for bytes in [b"%PDF-1".to_vec(), b"%PDF-22".to_vec()] {
            archive.add(&Printed::new("Devis brouillon.pdf".into(), bytes)).unwrap();
        }
        let first = archive.taken();
        archive.finish().unwrap();
        let written = [first, archive.taken()].concat();
        let text = String::from_utf8_lossy(&written);
        assert!(text.starts_with("PK") && text.contains("%PDF-22"));
        assert!(text.contains("Devis brouillon.pdf") && text.contains("Devis brouillon (2).pdf"));
    }
}

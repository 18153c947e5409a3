//! Where a file is written to: its objects one by one, with where each begins.

use lopdf::{Dictionary, Object, Writer};

/// What tells programs that the file is a PDF, and no text.
const HEAD: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

/// See the module.
pub(super) struct Sink {
    bytes: Vec<u8>,
    /// How many bytes were taken.
    taken: u64,
    /// Where each object begins, by its number; nowhere as long as it is not written. There is no object 0.
    starts: Vec<u64>,
}

impl Sink {
    /// With the numbers up to this one given away.
    pub fn new(reserved: u32) -> Self {
        Self { bytes: HEAD.to_vec(), taken: 0, starts: vec![0; reserved as usize + 1] }
    }

    /// How many numbers are given away.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The next number.
    pub fn reserve(&mut self) -> lopdf::Result<u32> {
        let number = u32::try_from(self.starts.len()).map_err(|_| lopdf::Error::ObjectIdOverflow)?;
        self.starts.push(0);
        Ok(number)
    }

    /// Writes an object under its number.
    pub fn write(&mut self, number: u32, object: &Object) -> lopdf::Result<()> {
        let mut body = Vec::new();
        Writer::write_object(&mut body, object)?;
        self.write_body(number, &body);
        Ok(())
    }

    /// The same of what was written already.
    pub fn write_body(&mut self, number: u32, body: &[u8]) {
        let start = self.taken + self.bytes.len() as u64;
        if let Some(place) = self.starts.get_mut(number as usize) {
            *place = start;
        }
        self.bytes.extend(format!("{number} 0 obj\n").bytes());
        self.bytes.extend(body);
        self.bytes.extend(b"\nendobj\n");
    }

    /// Writes an object under the next number.
    pub fn add(&mut self, object: &Object) -> lopdf::Result<u32> {
        let number = self.reserve()?;
        self.write(number, object)?;
        Ok(number)
    }

    /// Writes where all objects are, and which of them the file begins with.
    pub fn close(&mut self, mut trailer: Dictionary) -> lopdf::Result<()> {
        let start = self.taken + self.bytes.len() as u64;
        self.bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", self.starts.len()).bytes());
        for place in self.starts.iter().skip(1) {
            // What was never written is free.
            let line = if *place == 0 { "0000000000 65535 f \n".to_owned() } else { format!("{place:010} 00000 n \n") };
            self.bytes.extend(line.bytes());
        }
        trailer.set("Size", i64::try_from(self.starts.len()).unwrap_or(i64::MAX));
        self.bytes.extend(b"trailer\n");
        Writer::write_object(&mut self.bytes, &Object::Dictionary(trailer))?;
        self.bytes.extend(format!("\nstartxref\n{start}\n%%EOF\n").bytes());
        Ok(())
    }

    /// What was written since it was taken last.
    pub fn taken(&mut self) -> Vec<u8> {
        let bytes = std::mem::take(&mut self.bytes);
        self.taken += bytes.len() as u64;
        bytes
    }
}

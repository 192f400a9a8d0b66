import './base.css';
import './components.css';
